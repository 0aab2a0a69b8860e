/* Loops that are compiled for several widths of vectors.
 *
 * A static function marked so exists once per width, of which the machine's own is taken when the program starts; where
 * compiler or system cannot do that it has the least that every machine has. In these loops lanes never meet, or meet
 * in an order that is written out, and products and sums are rounded one by one (-ffp-contract=off): the width changes
 * no bit. */
#ifndef WA_ENGINE_WIDTHS_H
#define WA_ENGINE_WIDTHS_H

/* Sanitizers do not get on with the choice at the start. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define WA_ONE_WIDTH
#elif defined __clang__
#if __clang_major__ < 14 || __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WA_ONE_WIDTH
#endif
#endif

#if defined __x86_64__ && defined __gnu_linux__ && defined __GNUC__ && !defined WA_ONE_WIDTH
#define WA_WIDTHS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WA_WIDTHS
#endif

/* Not to be made part of the function that calls it. What clang compiles for several widths it never is. */
#ifdef __clang__
#define WA_APART
#else
#define WA_APART __attribute__((noinline))
#endif

#endif
