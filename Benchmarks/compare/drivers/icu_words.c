// ICU's word segmentation by itself.
//
//   icu_words cut LINES WORDS      a line a record in, its folded words separated by blanks out
//   icu_words rate LINES RUNS      MB/s of UTF-8 with one thread, the best of the runs, as one JSON object
//
// A word is a segment of ubrk's "zh" word breaks whose status is not UBRK_WORD_NONE, folded with NFKC_Casefold.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

static UErrorCode status = U_ZERO_ERROR;
static UBreakIterator *breaks;
static const UNormalizer2 *casefold;

static void check(const char *what) {
    if (U_SUCCESS(status)) return;
    fprintf(stderr, "icu_words: %s: %s\n", what, u_errorName(status));
    exit(1);
}

static FILE *open_file(const char *path, const char *mode) {
    FILE *file = fopen(path, mode);
    if (file) return file;
    perror(path);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// The UTF-16 of a line, in a buffer that the next call takes again.
static UChar *utf16(const char *line, size_t count, int32_t *length) {
    static UChar *buffer;
    static size_t capacity;
    if (count >= capacity) buffer = realloc(buffer, (capacity = 2 * count + 64) * sizeof *buffer);
    u_strFromUTF8WithSub(buffer, (int32_t)capacity, length, line, (int32_t)count, 0xFFFD, NULL, &status);
    check("UTF-8");
    return buffer;
}

// The number of words between the breaks of the text that was set.
static size_t count_words(void) {
    size_t count = 0;
    ubrk_first(breaks);
    while (ubrk_next(breaks) != UBRK_DONE) count += ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT;
    return count;
}

static size_t count_in_utf16(const char *line, size_t count) {
    int32_t length;
    UChar *text = utf16(line, count, &length);
    ubrk_setText(breaks, text, length, &status);
    return count_words();
}

static size_t count_in_utf8(const char *line, size_t count) {
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, line, (int64_t)count, &status);
    ubrk_setUText(breaks, &text, &status);
    return count_words();
}

// Writes one folded word without the blanks in it; gives whether anything was left of it.
static int write_word(const UChar *word, int32_t length, int is_first, FILE *output) {
    UChar folded[4096];
    char utf8[3 * 4096];
    int32_t units = 0, bytes = 0, kept = 0;
    units = unorm2_normalize(casefold, word, length, folded, 4096, &status);
    check("folding");
    u_strToUTF8(utf8, sizeof utf8, &bytes, folded, units, &status);
    check("UTF-16");
    for (int32_t i = 0; i < bytes; i++) {
        if ((unsigned char)utf8[i] > ' ') utf8[kept++] = utf8[i];
    }
    if (kept == 0) return 0;
    if (!is_first) putc(' ', output);
    fwrite(utf8, 1, (size_t)kept, output);
    return 1;
}

static size_t cut_line(const char *line, size_t count, FILE *output) {
    int32_t length, end;
    size_t words = 0;
    UChar *text = utf16(line, count, &length);
    ubrk_setText(breaks, text, length, &status);
    check("word breaks");
    for (int32_t start = ubrk_first(breaks); (end = ubrk_next(breaks)) != UBRK_DONE; start = end) {
        if (ubrk_getRuleStatus(breaks) < UBRK_WORD_NONE_LIMIT) continue;
        words += (size_t)write_word(text + start, end - start, words == 0, output);
    }
    putc('\n', output);
    return words;
}

static size_t line_length(const char *line, ssize_t count) {
    return (size_t)(line[count - 1] == '\n' ? count - 1 : count);
}

static void cut(const char *from, const char *to) {
    FILE *input = open_file(from, "rb"), *output = open_file(to, "wb");
    char *line = NULL;
    size_t capacity = 0, words = 0, records = 0;
    ssize_t count;
    for (; (count = getline(&line, &capacity, input)) > 0; records++) {
        words += cut_line(line, line_length(line, count), output);
    }
    if (fclose(output) != 0) perror(to), exit(1);
    printf("{\"icu\": \"%s\", \"records\": %zu, \"words\": %zu}\n", U_ICU_VERSION, records, words);
}

// Reads the whole file, so that only segmentation is timed.
static void rate(const char *path, int runs) {
    FILE *input = open_file(path, "rb");
    fseek(input, 0, SEEK_END);
    size_t size = (size_t)ftell(input), words = 0;
    char *bytes = malloc(size);
    rewind(input);
    if (fread(bytes, 1, size, input) != size) perror(path), exit(1);
    size_t (*const counters[])(const char *, size_t) = {count_in_utf16, count_in_utf8};
    double best[2] = {1e9, 1e9};
    for (int run = 0; run < 2 * runs; run++) {
        double start = now();
        words = 0;
        for (char *line = bytes, *end = bytes + size; line < end;) {
            char *stop = memchr(line, '\n', (size_t)(end - line));
            if (!stop) stop = end;
            words += counters[run & 1](line, (size_t)(stop - line));
            line = stop + 1;
        }
        double seconds = now() - start;
        if (seconds < best[run & 1]) best[run & 1] = seconds;
    }
    check("word breaks");
    printf("{\"icu\": \"%s\", \"bytes\": %zu, \"words\": %zu, \"mb_s_utf16\": %.2f, \"mb_s_utf8\": %.2f}\n",
           U_ICU_VERSION, size, words, (double)size / best[0] / 1e6, (double)size / best[1] / 1e6);
}

int main(int argc, char **argv) {
    breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    casefold = unorm2_getNFKCCasefoldInstance(&status);
    check("opening");
    if (argc == 4 && strcmp(argv[1], "cut") == 0) return cut(argv[2], argv[3]), 0;
    if (argc == 4 && strcmp(argv[1], "rate") == 0) return rate(argv[2], atoi(argv[3])), 0;
    fprintf(stderr, "usage: icu_words cut LINES WORDS | icu_words rate LINES RUNS\n");
    return 2;
}
