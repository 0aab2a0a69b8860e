#include "model/fingerprint.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <string.h>

struct wa_fingerprint {
  struct sha256_ctx sha;
};

wa_fingerprint *wa_fingerprint_new(wa_arena *arena) {
  wa_fingerprint *fingerprint = WA_NEW(arena, wa_fingerprint);
  sha256_init(&fingerprint->sha);
  return fingerprint;
}

void wa_fingerprint_add(wa_fingerprint *fingerprint, const char *text, size_t size) {
  uint8_t length[8];
  for (int i = 0; i < 8; i++) length[i] = (uint8_t)((uint64_t)size >> (8 * i));
  sha256_update(&fingerprint->sha, sizeof length, length);
  sha256_update(&fingerprint->sha, size, (const uint8_t *)text);
}

void wa_fingerprint_finish(wa_fingerprint *fingerprint, char hex[65]) {
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&fingerprint->sha, sizeof digest, digest);
  base16_encode_update(hex, sizeof digest, digest);
  hex[64] = '\0';
}
