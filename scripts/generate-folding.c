// Prints the folding table of gongbao as Swift source, from ICU's character data.
// The rules are those of `TextFolder`'s documentation; Tests/AnalysisTests/FoldingTableTests.swift states them again.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { CODE_POINTS = 0x110000 };

// The classes of `ScalarClass`, in its order, and the flags of `FoldingTable.Entry`.
enum { OTHER, LATIN, LETTER, DIGIT, STOP, MARK, BLANK, ZERO_WIDTH, IGNORED };
enum { CHANGES = 1 << 4, UNIT = 1 << 5, SCRIPT = 1 << 6 };

static UErrorCode status = U_ZERO_ERROR;
static const UNormalizer2 *nfc, *nfkc, *casefold;
static UTransliterator *simplify;
static UConverter *gb2312;
static UChar32 folded[CODE_POINTS];
static int attributes[CODE_POINTS];

static void check(const char *what) {
    if (U_SUCCESS(status)) return;
    fprintf(stderr, "generate-folding: %s: %s\n", what, u_errorName(status));
    exit(1);
}

// The single code point of a text, or -1.
static UChar32 single(const UChar *text, int32_t length) {
    if (length == 0 || u_countChar32(text, length) != 1) return -1;
    UChar32 c;
    U16_GET(text, 0, 0, length, c);
    return c;
}

static int32_t normalize(const UNormalizer2 *form, UChar32 c, UChar *out, int32_t capacity) {
    UChar in[2];
    int32_t length = 0;
    U16_APPEND_UNSAFE(in, length, c);
    int32_t result = unorm2_normalize(form, in, length, out, capacity, &status);
    check("normalising");
    return result;
}

// The one code point a form gives, or the character itself.
static UChar32 normalized(const UNormalizer2 *form, UChar32 c) {
    UChar out[64];
    UChar32 result = single(out, normalize(form, c, out, 64));
    return result < 0 ? c : result;
}

static int isInGB2312(UChar32 c) {
    UChar in[2];
    char out[16];
    int32_t length = 0;
    UErrorCode error = U_ZERO_ERROR;
    U16_APPEND_UNSAFE(in, length, c);
    ucnv_resetFromUnicode(gb2312);
    ucnv_fromUChars(gb2312, out, sizeof out, in, length, &error);
    return U_SUCCESS(error);
}

static UChar32 simplified(UChar32 c) {
    UChar text[32];
    int32_t length = 0, limit;
    // 瞭 (as in 瞭望) came back into simplified use after GB 2312 was written.
    if (!u_hasBinaryProperty(c, UCHAR_UNIFIED_IDEOGRAPH) || isInGB2312(c) || c == 0x77AD) return c;
    U16_APPEND_UNSAFE(text, length, c);
    limit = length;
    utrans_transUChars(simplify, text, &length, 32, 0, &limit, &status);
    check("simplifying");
    UChar32 result = single(text, length);
    return result < 0 ? c : result;
}

static UChar32 step(UChar32 c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if (c == 0xFFE3) return 0xAF;
    if ((c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0xFF61 && c <= 0xFF9F)) return normalized(nfkc, c);
    if ((c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F)) return normalized(nfc, c);
    if (c >= 0x2E80 && c <= 0x2FD5) return simplified(normalized(nfkc, c));
    if (c == 0xFE5D || c == 0xFE5E) return c - 0xFE5D + 0x3014;
    if (U_GET_GC_MASK(c) & U_GC_L_MASK) return simplified(u_foldCase(c, U_FOLD_CASE_DEFAULT));
    return c;
}

static UChar32 fold(UChar32 c) {
    for (int i = 0; i < 8; i++) {
        UChar32 next = step(c);
        if (next == c) return c;
        c = next;
    }
    fprintf(stderr, "generate-folding: U+%04X does not settle\n", (unsigned)c);
    exit(1);
}

static int isCJK(UChar32 c) {
    UScriptCode script = uscript_getScript(c, &status);
    check("script");
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA
        || script == USCRIPT_BOPOMOFO || (c >= 0x3000 && c <= 0x30FF);
}

static int class(UChar32 c) {
    if ((c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000) return BLANK;
    if (c == 0x200B || c == 0xFEFF) return ZERO_WIDTH;
    if (c == 0xAD) return IGNORED;
    if (c && c < 0x80 && strchr(".,;:!?", c)) return STOP;
    uint32_t category = U_GET_GC_MASK(c);
    if (category & (U_GC_M_MASK | U_GC_CF_MASK)) return MARK;
    if (!(category & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) || isCJK(c)) return OTHER;
    if (!(category & U_GC_L_MASK)) return DIGIT;
    return uscript_getScript(c, &status) == USCRIPT_LATIN ? LATIN : LETTER;
}

static int attribute(UChar32 c) {
    UChar out[64];
    int32_t length = normalize(casefold, c, out, 64);
    int result = class(c);
    if (single(out, length) != c || !unorm2_hasBoundaryBefore(casefold, c)) result |= CHANGES;
    int kind = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
    if ((kind == U_DT_SUPER || kind == U_DT_SUB) && u_charType(c) == U_OTHER_NUMBER) result |= SCRIPT;
    int isUnit = kind == U_DT_SQUARE && c >= 0x3371 && c <= 0x33DF;
    for (int32_t i = 0; i < length; i++) isUnit = isUnit && u_hasBinaryProperty(out[i], UCHAR_POSIX_ALNUM);
    return isUnit ? result | UNIT : result;
}

static int isHanPair(UChar32 c) {
    return folded[c] != c && u_hasBinaryProperty(c, UCHAR_UNIFIED_IDEOGRAPH) && !(c >= 0xF900 && c <= 0xFAFF);
}

static void printHan(const char *name, const char *comment, int wantsTarget) {
    printf("    /// %s\n    static let %s = \"\"\"\n", comment, name);
    int column = 0;
    for (UChar32 c = 0; c < CODE_POINTS; c++) {
        if (!isHanPair(c)) continue;
        char utf8[5];
        int length = 0;
        U8_APPEND_UNSAFE(utf8, length, wantsTarget ? folded[c] : c);
        utf8[length] = 0;
        printf("%s%s", column == 0 ? "        " : "", utf8);
        column = (column + 1) % 50;
        if (column == 0) puts("");
    }
    printf("%s        \"\"\"\n\n", column == 0 ? "" : "\n");
}

static int column;
static void number(unsigned value) {
    printf("%s0x%04X,%s", column == 0 ? "        " : " ", value, column == 8 ? "\n" : "");
    column = (column + 1) % 9;
}

static void printMappings(void) {
    puts("    /// Every other folding: first and last character, and what to add to a character (modulo 2³²);\n"
         "    /// with the top bit of the first set, only every other character of the range.");
    puts("    static let mappings: [UInt32] = [");
    column = 0;
    for (UChar32 c = 0; c < CODE_POINTS; c++) {
        if (folded[c] == c || isHanPair(c)) continue;
        int32_t delta = folded[c] - c;
        UChar32 last = c;
        unsigned stride = 1;
        if (folded[c + 1] == c + 1 && folded[c + 2] - (c + 2) == delta) stride = 2;
        while (last + (int)stride < CODE_POINTS && folded[last + stride] - (last + (int)stride) == delta
               && !isHanPair(last + stride)
               && (stride == 1 || folded[last + 1] == last + 1)) last += stride;
        number((unsigned)c | (stride == 2 ? 0x80000000u : 0));
        number((unsigned)last);
        number((unsigned)delta);
        c = last;
    }
    printf("%s    ]\n\n", column ? "\n" : "");
}

static void printAttributes(void) {
    puts("    /// First and last character and the attributes of `FoldingTable.Entry`, where they are not zero.");
    puts("    static let attributes: [UInt32] = [");
    column = 0;
    for (UChar32 c = 0; c < CODE_POINTS; c++) {
        if (attributes[c] == 0) continue;
        UChar32 last = c;
        while (last + 1 < CODE_POINTS && attributes[last + 1] == attributes[c]) last++;
        number((unsigned)c);
        number((unsigned)last);
        number((unsigned)attributes[c]);
        c = last;
    }
    printf("%s    ]\n", column ? "\n" : "");
}

int main(void) {
    UChar name[64];
    u_uastrcpy(name, "Traditional-Simplified");
    nfc = unorm2_getNFCInstance(&status);
    nfkc = unorm2_getNFKCInstance(&status);
    casefold = unorm2_getNFKCCasefoldInstance(&status);
    simplify = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    gb2312 = ucnv_open("gb2312", &status);
    ucnv_setFallback(gb2312, false);
    ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    check("opening ICU's data");
    for (UChar32 c = 0; c < CODE_POINTS; c++) {
        folded[c] = U_IS_SURROGATE(c) ? c : fold(c);
        attributes[c] = U_IS_SURROGATE(c) ? 0 : attribute(c);
    }
    printf("// Generated by scripts/generate-folding from ICU %s. Do not edit.\n// swift-format-ignore-file\n\n",
           U_ICU_VERSION);
    puts("/// The characters that folding changes, and what the analyser knows of each character.\nenum FoldingData {");
    printf("    /// The ICU version the data comes from.\n    static let icuVersion = \"%s\"\n\n", U_ICU_VERSION);
    printHan("traditional", "Traditional characters that GB 2312 has not, in code point order.", 0);
    printHan("simplified", "The simplified character of each of `traditional`.", 1);
    printMappings();
    printAttributes();
    puts("}");
    return 0;
}
