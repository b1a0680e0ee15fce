internal import Segments

extension AnalyzedQuery {
    /// Gives every text its alternatives.
    func adding(_ finder: inout AlternativeFinder) throws(SegmentError) -> AnalyzedQuery {
        func all(
            _ parts: [AnalyzedQuery], _ finder: inout AlternativeFinder
        ) throws(SegmentError) -> [AnalyzedQuery] {
            var result: [AnalyzedQuery] = []
            for part in parts { result.append(try part.adding(&finder)) }
            return result
        }
        switch self {
        case .text(var text):
            try finder.addAlternatives(to: &text)
            return .text(text)
        case .sequence(let parts): return .sequence(try all(parts, &finder))
        case .and(let parts): return .and(try all(parts, &finder))
        case .or(let parts): return .or(try all(parts, &finder))
        case .required(let part): return .required(try part.adding(&finder))
        case .not(let part): return .not(try part.adding(&finder))
        case .field, .placed: return self
        }
    }
}
