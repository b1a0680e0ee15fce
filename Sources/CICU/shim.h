#ifndef GONGBAO_CICU_SHIM_H
#define GONGBAO_CICU_SHIM_H

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

// ICU renames every function by macro (`ubrk_open` is `ubrk_open_72`), and Swift would see only the numbered name.
// Each call we use has a wrapper here, so that no Swift file names a version.

static inline bool gb_failed(UErrorCode status) { return U_FAILURE(status); }

static inline void gb_u_getVersion(UVersionInfo version) { u_getVersion(version); }

// MARK: Word breaks

static inline UBreakIterator *gb_ubrk_openWord(const char *locale, UErrorCode *status) {
    return ubrk_open(UBRK_WORD, locale, NULL, 0, status);
}

static inline void gb_ubrk_close(UBreakIterator *iterator) { ubrk_close(iterator); }

static inline void gb_ubrk_setText(
    UBreakIterator *iterator, const UChar *text, int32_t length, UErrorCode *status) {
    ubrk_setText(iterator, text, length, status);
}

static inline int32_t gb_ubrk_next(UBreakIterator *iterator) { return ubrk_next(iterator); }

static inline int32_t gb_ubrk_getRuleStatus(UBreakIterator *iterator) { return ubrk_getRuleStatus(iterator); }

// MARK: Normalisation

static inline const UNormalizer2 *gb_unorm2_getNFKCCasefold(UErrorCode *status) {
    return unorm2_getNFKCCasefoldInstance(status);
}

static inline int32_t gb_unorm2_normalize(
    const UNormalizer2 *form, const UChar *text, int32_t length, UChar *result, int32_t capacity,
    UErrorCode *status) {
    return unorm2_normalize(form, text, length, result, capacity, status);
}

// MARK: Converters

static inline UConverter *gb_ucnv_open(const char *name, UErrorCode *status) { return ucnv_open(name, status); }

static inline void gb_ucnv_close(UConverter *converter) { ucnv_close(converter); }

// Makes a converter stop at the first malformed sequence, with an error, having consumed it.
static inline void gb_ucnv_stopAtErrors(UConverter *converter, UErrorCode *status) {
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
}

static inline void gb_ucnv_toUnicode(
    UConverter *converter, UChar **target, const UChar *targetLimit, const char **source,
    const char *sourceLimit, bool flush, UErrorCode *status) {
    ucnv_toUnicode(converter, target, targetLimit, source, sourceLimit, NULL, flush, status);
}

static inline void gb_ucnv_getInvalidChars(
    const UConverter *converter, char *bytes, int8_t *length, UErrorCode *status) {
    ucnv_getInvalidChars(converter, bytes, length, status);
}

#endif
