internal import Gazettes
public import Search
public import Segments

/// Citations as people copy them.
public enum CitedText {
    /// Of a document or attachment.
    public static func of(_ part: DocumentRecord, _ document: DocumentRecord, file: String) -> String {
        HitJSON.citation(part, document, path: [], file: file, line: part.lines.lowerBound, id: part.id).text
    }

    /// Of a clause.
    public static func of(_ clause: StoredClause) -> String {
        HitJSON.citation(
            clause.part, clause.document, path: clause.path, file: clause.file, line: clause.clause.line,
            id: clause.id
        ).text
    }
}
