/* Whether what the library made is whole. Its parts pass through temporary files, and when the disk these are on
 * fills up it goes on with what fits and reports success; so every part is unpacked and looked at. */
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "reports/book_inside.h"

enum { END_SIZE = 22, CENTRAL_SIZE = 46, LOCAL_SIZE = 30, STORED = 0, DEFLATED = 8, HEAD = 1024, TAIL = 128 };

static uint32_t number16(const unsigned char *at) { return (uint32_t)at[0] | (uint32_t)at[1] << 8; }
static uint32_t number32(const unsigned char *at) { return number16(at) | number16(at + 2) << 16; }

typedef struct wa_part {
  const unsigned char *packed;
  size_t packed_size, size;
  uint32_t method, sum;
} wa_part;

/* Beginning and end of a part as it is unpacked. */
typedef struct wa_glimpse {
  char head[HEAD + 1], tail[TAIL + 1];
  size_t n_head, n_tail, total;
  uLong sum;
} wa_glimpse;

static void look(wa_glimpse *seen, const unsigned char *bytes, size_t size) {
  size_t more = HEAD - seen->n_head < size ? HEAD - seen->n_head : size;
  memcpy(seen->head + seen->n_head, bytes, more);
  seen->n_head += more;
  if (size >= TAIL) {
    memcpy(seen->tail, bytes + size - TAIL, TAIL);
    seen->n_tail = TAIL;
  } else {
    size_t kept = seen->n_tail + size > TAIL ? TAIL - size : seen->n_tail;
    memmove(seen->tail, seen->tail + seen->n_tail - kept, kept);
    memcpy(seen->tail + kept, bytes, size);
    seen->n_tail = kept + size;
  }
  seen->total += size;
  seen->sum = crc32(seen->sum, bytes, (uInt)size);
}

static bool unpack(const wa_part *part, wa_glimpse *seen) {
  z_stream stream = {.next_in = (Bytef *)part->packed, .avail_in = (uInt)part->packed_size};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return false;
  unsigned char block[16384];
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = block;
    stream.avail_out = sizeof block;
    status = inflate(&stream, Z_NO_FLUSH);
    look(seen, block, sizeof block - stream.avail_out);
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END;
}

/* An XML text that was cut off does not end with the tag that closes what it began with. */
static bool closed_xml(wa_glimpse *seen) {
  seen->head[seen->n_head] = seen->tail[seen->n_tail] = '\0';
  const char *root = strchr(seen->head, '<');
  while (root && (root[1] == '?' || root[1] == '!'))
    root = strchr(root + 1, '<');
  if (!root)
    return false;
  size_t length = strcspn(root + 1, " />\r\n\t");
  while (seen->n_tail > 0 && strchr(" \r\n\t", seen->tail[seen->n_tail - 1]))
    seen->tail[--seen->n_tail] = '\0';
  char closing[TAIL];
  int wanted = snprintf(closing, sizeof closing, "</%.*s>", (int)length, root + 1);
  if (wanted <= 0 || (size_t)wanted >= sizeof closing || seen->n_tail < 2)
    return false;
  if (seen->n_tail >= (size_t)wanted && strcmp(seen->tail + seen->n_tail - wanted, closing) == 0)
    return true;
  bool only_tag = !strchr(root + 1, '<') && seen->total <= HEAD;
  return only_tag && strcmp(seen->tail + seen->n_tail - 2, "/>") == 0;
}

static const char *part_fault(const wa_part *part) {
  wa_glimpse seen = {0};
  seen.sum = crc32(0, NULL, 0);
  if (part->method == DEFLATED) {
    if (!unpack(part, &seen))
      return "cannot be unpacked";
  } else if (part->method == STORED) {
    look(&seen, part->packed, part->packed_size);
  } else {
    return "is packed in an unknown way";
  }
  if (seen.total != part->size || seen.sum != part->sum)
    return "is damaged";
  return closed_xml(&seen) ? NULL : "is cut off";
}

/* Reads one entry of the directory and finds the bytes it stands for; false when they are not all there. */
static bool read_entry(const unsigned char *bytes, size_t size, size_t at, wa_part *part) {
  if (at + CENTRAL_SIZE > size || number32(bytes + at) != 0x02014B50)
    return false;
  const unsigned char *entry = bytes + at;
  part->method = number16(entry + 10);
  part->sum = number32(entry + 16);
  part->packed_size = number32(entry + 20);
  part->size = number32(entry + 24);
  size_t local = number32(entry + 42);
  if (local + LOCAL_SIZE > size || number32(bytes + local) != 0x04034B50)
    return false;
  size_t begin = local + LOCAL_SIZE + number16(bytes + local + 26) + number16(bytes + local + 28);
  part->packed = bytes + begin;
  return begin <= size && part->packed_size <= size - begin;
}

const char *wa_zip_fault(wa_arena *arena, const unsigned char *bytes, size_t size) {
  if (size < END_SIZE || number32(bytes + size - END_SIZE) != 0x06054B50)
    return "the file has no end";
  size_t count = number16(bytes + size - END_SIZE + 10), at = number32(bytes + size - END_SIZE + 16);
  if (count == 0)
    return "the file is empty";
  for (size_t i = 0; i < count; i++) {
    wa_part part;
    if (!read_entry(bytes, size, at, &part))
      return "the directory of the file is damaged";
    size_t name_size = number16(bytes + at + 28);
    const char *fault = part_fault(&part);
    if (fault)
      return wa_printf(arena, "part %.*s %s", (int)name_size, (const char *)bytes + at + CENTRAL_SIZE, fault);
    at += CENTRAL_SIZE + name_size + number16(bytes + at + 30) + number16(bytes + at + 32);
  }
  return NULL;
}
