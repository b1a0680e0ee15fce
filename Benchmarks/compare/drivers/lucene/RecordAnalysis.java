import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.RuleBasedBreakIterator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizerConfig;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The analysis of raw Chinese text: ICU's words, and pairs and single characters for exact matching. */
final class RecordAnalysis {
    private RecordAnalysis() {}

    /** ICU's own word rules: those that Debian's Lucene carries are of another ICU version and do not load. */
    private static final ICUTokenizerConfig CHINESE = new ICUTokenizerConfig() {
        @Override public RuleBasedBreakIterator getBreakIterator(int script) {
            return (RuleBasedBreakIterator) BreakIterator.getWordInstance(ULocale.CHINESE);
        }

        @Override public String getType(int script, int ruleStatus) {
            return ruleStatus == RuleBasedBreakIterator.WORD_IDEO ? "<IDEOGRAPHIC>" : "<ALPHANUM>";
        }

        @Override public boolean combineCJ() {
            return true;
        }
    };

    static Analyzer words() {
        return new Analyzer() {
            @Override protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new ICUTokenizer(CHINESE);
                return new TokenStreamComponents(words, new ICUNormalizer2Filter(words));
            }
        };
    }

    static Analyzer grams() {
        return new Analyzer() {
            @Override protected TokenStreamComponents createComponents(String field) {
                Tokenizer characters = new StandardTokenizer();
                LowerCaseFilter folded = new LowerCaseFilter(new CJKWidthFilter(characters));
                int scripts = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
                return new TokenStreamComponents(characters, new CJKBigramFilter(folded, scripts, true));
            }
        };
    }
}
