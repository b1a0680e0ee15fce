/// What bounds the scores within a block of postings, for any BM25 parameters.
///
/// A BM25 score grows with the frequency and falls with the length, so only postings that no other posting of the block
/// beats in both can be best (the competitive impacts of Lucene; Mallia, Ottaviano, Porciani, Tonellotto and Venturini,
/// "Faster BlockMax WAND with variable-sized blocks", 2017, on block maxima). Three points stand for them; where a block
/// has more, neighbours were joined to a point that beats both.
public struct Impact: Sendable, Equatable {
    /// A frequency (15 stands for that or more) and the length byte with it.
    public struct Point: Sendable, Equatable {
        /// The frequency.
        public var frequency: UInt8
        /// The length byte.
        public var length: UInt8
    }

    /// The number of points.
    static let pointCount = 3
    /// The frequency that stands for itself and all above.
    public static let highestFrequency: UInt8 = 15
    /// The number of bytes in a file: three frequencies of four bits, three length bytes.
    static let byteCount = 5

    /// The points, with falling frequency and length; the last may repeat.
    public private(set) var points = InlineArray<3, Point>(repeating: Point(frequency: 0, length: .max))

    /// Unpacks three frequencies of four bits and three length bytes.
    @inline(__always)
    init(low: UInt32, high: UInt8) {
        let packed = UInt64(UInt32(littleEndian: low)) | UInt64(high) << 32
        for index in 0..<3 {
            points[index] = Point(
                frequency: UInt8(truncatingIfNeeded: packed &>> UInt64(4 &* index)) & 15,
                length: UInt8(truncatingIfNeeded: packed &>> UInt64(12 &+ 8 &* index)))
        }
    }

    init(_ points: [Point]) {
        precondition((1...3).contains(points.count), "an impact has one to three points")
        for index in 0..<3 { self.points[index] = points[min(index, points.count - 1)] }
    }

    /// Whether all points are equal.
    public static func == (left: Impact, right: Impact) -> Bool {
        (0..<3).allSatisfy { left.points[$0] == right.points[$0] }
    }

    /// An upper bound of `score(frequency, length byte)` over the block, for a score that grows with the frequency and
    /// falls with the length.
    public func bound(_ score: (_ frequency: UInt32, _ length: UInt8) -> Double) -> Double {
        var bound = 0.0
        for index in 0..<3 {
            let point = points[index]
            let frequency = point.frequency == Self.highestFrequency ? .max : UInt32(point.frequency)
            bound = max(bound, score(frequency, point.length))
        }
        return bound
    }
}

/// Collects the impact of one block.
struct ImpactBuilder {
    /// The shortest length byte with each frequency, 255 where there is none.
    private var shortest = InlineArray<16, UInt8>(repeating: .max)
    /// The frequencies that occur, as bits.
    private var occurring: UInt32 = 0

    /// Takes a posting in.
    @inline(__always)
    mutating func add(frequency: UInt32, length: UInt8) {
        let index = Int(min(frequency, UInt32(Impact.highestFrequency)))
        occurring |= 1 &<< UInt32(truncatingIfNeeded: index)
        shortest[index] = min(shortest[index], length)
    }

    /// The impact of the postings taken in; the builder is empty again.
    ///
    /// The mean length of the clauses of the field only says which points may best be joined.
    mutating func take(average: Double) -> Impact {
        var points: [Impact.Point] = []
        points.reserveCapacity(8)
        while occurring != 0 {
            let frequency = 31 - occurring.leadingZeroBitCount
            occurring &= ~(1 << UInt32(frequency))
            let length = shortest[frequency]
            shortest[frequency] = .max
            if points.isEmpty || length < (points.last?.length ?? .max) {
                points.append(.init(frequency: UInt8(frequency), length: length))
            }
        }
        while points.count > Impact.pointCount { Self.join(&points, average) }
        return Impact(points)
    }

    /// Joins the two neighbours whose common bound is least above theirs.
    private static func join(_ points: inout [Impact.Point], _ average: Double) {
        func score(_ frequency: UInt8, _ length: UInt8) -> Double {
            let norm = 1.2 * (0.25 + 0.75 * Double(LengthByte.decode(length)) / average)
            return Double(frequency) / (Double(frequency) + norm)
        }
        var best = 0
        var least = Double.infinity
        for index in 0..<(points.count - 1) {
            let high = points[index]
            let low = points[index + 1]
            let common = score(high.frequency, low.length)
            let loss = common - max(score(high.frequency, high.length), score(low.frequency, low.length))
            if loss < least { (best, least) = (index, loss) }
        }
        points[best].length = points[best + 1].length
        points.remove(at: best + 1)
    }
}

extension ByteWriter {
    /// Appends an impact.
    mutating func append(_ impact: Impact) {
        var packed: UInt64 = 0
        for index in 0..<Impact.pointCount {
            packed |= UInt64(impact.points[index].frequency) << UInt64(4 * index)
            packed |= UInt64(impact.points[index].length) << UInt64(12 + 8 * index)
        }
        append(fixed: UInt32(truncatingIfNeeded: packed))
        append(UInt8(truncatingIfNeeded: packed >> 32))
    }
}
