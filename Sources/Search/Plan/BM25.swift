internal import Glibc
internal import Segments

/// The BM25 ranking function as Lucene 9 has it (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
/// Beyond", 2009, without the factor k1 + 1).
public struct BM25: Sendable, Equatable {
    /// How soon further occurrences stop to count.
    public var k1: Double
    /// How much the length counts, 0 to 1.
    public var b: Double

    /// Makes a function; 1.2 and 0.75 by default.
    public init(k1: Double = 1.2, b: Double = 0.75) {
        self.k1 = k1
        self.b = b
    }

    /// ln(1 + (N - df + 0.5) / (df + 0.5)), where N counts the clauses that have the field.
    public static func idf(clauseCount: Int, documentFrequency: Int) -> Double {
        // A lying dictionary may name more clauses than there are; an idf is above 0 all the same.
        let df = Double(min(documentFrequency, clauseCount))
        return log(1 + (Double(clauseCount) - df + 0.5) / (df + 0.5))
    }

    /// k1 · (1 - b + b · length / average) for each length byte.
    func norms(_ statistics: FieldStatistics) -> [Double] {
        let average = Double(statistics.lengthSum) / Double(max(1, statistics.clauseCount))
        return (0...255).map { byte in
            k1 * (1 - b + b * Double(LengthByte.decode(UInt8(byte))) / max(average, .leastNormalMagnitude))
        }
    }

    /// tf / (tf + norm).
    @inline(__always)
    static func saturation(_ frequency: UInt32, norm: Double) -> Double {
        Double(frequency) / (Double(frequency) + norm)
    }
}
