/* One target: what a fuzzer calls with every input (libFuzzer's interface). */
#ifndef WA_FUZZ_FUZZ_H
#define WA_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
