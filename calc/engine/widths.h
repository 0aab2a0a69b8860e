/* Loops that are compiled for several widths of vectors.
 *
 * With gcc a function marked so exists once per width, of which the machine's own is taken when the program starts; with
 * other compilers it has the least that every machine has. In these loops lanes never meet, or meet in an order that is
 * written out, and products and sums are rounded one by one (-ffp-contract=off): the width changes no bit. */
#ifndef WA_ENGINE_WIDTHS_H
#define WA_ENGINE_WIDTHS_H

/* Sanitizers do not get on with the choice at the start; clang 14 gives the chosen function another name than callers use. */
#if defined __x86_64__ && defined __gnu_linux__ && defined __GNUC__ && !defined __clang__ && !defined __SANITIZE_ADDRESS__ && \
    !defined __SANITIZE_THREAD__
#define WA_WIDTHS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WA_WIDTHS
#endif

#endif
