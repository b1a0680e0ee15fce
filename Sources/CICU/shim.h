#ifndef GONGBAO_CICU_SHIM_H
#define GONGBAO_CICU_SHIM_H

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/udata.h>
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

// MARK: The dictionary and the characters of word breaks

// The dictionary that ICU cuts Chinese and Japanese with, opened as ICU itself opens it.
static inline UDataMemory *gb_udata_openWords(UErrorCode *status) {
    return udata_open(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", "dict", "cjdict", status);
}

static inline const void *gb_udata_getMemory(UDataMemory *data) { return udata_getMemory(data); }

static inline void gb_udata_getInfo(UDataMemory *data, UDataInfo *info) { udata_getInfo(data, info); }

static inline void gb_udata_close(UDataMemory *data) { udata_close(data); }

static inline int32_t gb_u_property(int32_t c, UProperty property) {
    return u_getIntPropertyValue(c, property);
}

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

// MARK: For the test that checks the generated folding table against ICU

static inline int32_t gb_u_foldCase(int32_t c) { return u_foldCase(c, U_FOLD_CASE_DEFAULT); }

static inline uint32_t gb_u_categoryMask(int32_t c) { return U_GET_GC_MASK(c); }

static inline bool gb_u_isUnifiedIdeograph(int32_t c) { return u_hasBinaryProperty(c, UCHAR_UNIFIED_IDEOGRAPH); }

static inline const UNormalizer2 *gb_unorm2_getNFC(UErrorCode *status) { return unorm2_getNFCInstance(status); }

static inline const UNormalizer2 *gb_unorm2_getNFKC(UErrorCode *status) { return unorm2_getNFKCInstance(status); }

static inline bool gb_unorm2_hasBoundaryBefore(const UNormalizer2 *form, int32_t c) {
    return unorm2_hasBoundaryBefore(form, c);
}

static inline UTransliterator *gb_utrans_open(const UChar *name, UErrorCode *status) {
    return utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, status);
}

static inline void gb_utrans_close(UTransliterator *transliterator) { utrans_close(transliterator); }

static inline void gb_utrans_transUChars(
    const UTransliterator *transliterator, UChar *text, int32_t *length, int32_t capacity, int32_t *limit,
    UErrorCode *status) {
    utrans_transUChars(transliterator, text, length, capacity, 0, limit, status);
}

static inline int32_t gb_ucnv_fromUChars(
    UConverter *converter, char *bytes, int32_t capacity, const UChar *text, int32_t length,
    UErrorCode *status) {
    ucnv_resetFromUnicode(converter);
    ucnv_setFallback(converter, false);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
    return ucnv_fromUChars(converter, bytes, capacity, text, length, status);
}

#endif
