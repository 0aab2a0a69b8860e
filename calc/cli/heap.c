#include "cli/heap.h"

#include <stdint.h>
#include <stdlib.h>

/* Sanitizers have a heap of their own. */
#if defined __GLIBC__ && !defined WAARDE_SANITIZED
#define WA_HEAP_IS_OURS
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum { WA_HEAP_AHEAD = 64 * 1024 * 1024, WA_LARGE_PAGE = 2 * 1024 * 1024 };

/* The first part of the heap in large pages, where the system has them: that it hands out small ones, one by one as
 * they are touched, is another tenth. What lies before the first large page is never used, and no byte of that page is
 * touched before it is known to be large. */
static void wa_use_large_pages(void) {
  enum { SOME = 256 * 1024 }; /* more than there is: the heap grows by all that is ahead */
  char *volatile some = malloc(SOME);
  if (!some) return;
  uintptr_t begin = (uintptr_t)some, end = (uintptr_t)sbrk(0);
  uintptr_t first = ((begin + SOME) / WA_LARGE_PAGE + 1) * WA_LARGE_PAGE;
  free(some);
  char *volatile unused = malloc(first - begin - 64);
  if (unused && first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
}
#endif

/* Working memory is taken and given back in large pieces, over and over. Handed back to the system each time, it would
 * be cleared by it each time: a tenth of a probabilistic analysis. */
void wa_heap_prepare(void) {
#ifdef WA_HEAP_IS_OURS
  mallopt(M_MMAP_THRESHOLD, 256 * 1024 * 1024);
  mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
  mallopt(M_TOP_PAD, WA_HEAP_AHEAD);
  wa_use_large_pages();
  mallopt(M_TOP_PAD, 4 * 1024 * 1024);
#endif
}
