/// Makes clauses of marked lines.
enum ClauseBuilder {
    static func clauses(_ lines: [SourceLine], _ marks: LineMarks) -> [GazetteClause] {
        var clauses: [GazetteClause] = []
        clauses.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            if marks.isJoined[index], let last = clauses.indices.last {
                clauses[last].lastLine = line.number
                clauses[last].range = clauses[last].range.lowerBound..<line.range.upperBound
            } else {
                clauses.append(
                    GazetteClause(
                        role: marks.roles[index], document: marks.documents[index], firstLine: line.number,
                        lastLine: line.number, range: line.range, path: marks.paths[index]))
            }
        }
        return clauses
    }
}
