#ifndef GONGBAO_CZLIB_SHIM_H
#define GONGBAO_CZLIB_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

// `deflateInit2` and `inflateInit2` are macros, which Swift cannot import.

static inline int gb_deflateInit2(z_streamp stream, int level, int windowBits, int memLevel, int strategy) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, memLevel, strategy);
}

static inline int gb_inflateInit2(z_streamp stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

// CRC-32C by the instruction that x86-64 processors have for it since 2008; a package cannot ask the Swift compiler for it.
#if defined(__x86_64__)

static inline int gb_hasCRC32C(void) { return __builtin_cpu_supports("sse4.2") != 0; }

__attribute__((target("sse4.2"))) static inline uint32_t gb_crc32c(uint32_t sum, const uint8_t *bytes, size_t count) {
    uint64_t wide = sum;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    uint32_t narrow = (uint32_t)wide;
    for (; count > 0; bytes++, count--) narrow = __builtin_ia32_crc32qi(narrow, *bytes);
    return narrow;
}

#else

static inline int gb_hasCRC32C(void) { return 0; }
static inline uint32_t gb_crc32c(uint32_t sum, const uint8_t *bytes, size_t count) { return sum; }

#endif

#endif
