internal import Analysis
internal import Gazettes
internal import Indexing
internal import Search
internal import Segments
internal import TestSupport
internal import Wire

/// A query: what was read prints back to what reads the same.
enum QueryTarget {
    static let seeds = [
        "养老服务", "(养老 OR 托育) NOT 医疗", "\"智慧 养老\"^3 标题:(规划 OR 方案)", "养老 NEAR/20 床位 SAME/句 服务",
        "+a -b 与 或 非 year:2020.. field.level:1..3", "GB* 第?条 *的*", "（“养老”　或　托育）－医疗",
    ].inputs

    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        guard let query = try? QueryParser.parse(text) else { return }
        let printed = query.description
        guard let again = try? QueryParser.parse(printed), again.description == printed else {
            violated("\(text) is printed as \(printed), which is not read as the same")
        }
    }
}

/// JSON: what was read is written as what reads the same.
enum JSONTarget {
    static let seeds = [
        "{\"id\":\"a\",\"text\":\"养老\",\"path\":[\"一、\"],\"n\":1.5e3,\"t\":true,\"z\":null}",
        "[1,-0,\"\\u517b\\ud83d\\ude00\"]",
        "[[[[]]]]",
    ].inputs

    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        guard let value = try? JSON.reading(text) else { return }
        let written = value.text
        guard let again = try? JSON.reading(written), again.text == written else {
            violated("\(text) is written as \(written), which is not read as the same")
        }
    }
}

/// A query on the first line and a text behind it, in which the marks are set.
enum HighlighterTarget {
    static let seeds = [
        "养老 服务\n本溪市養老服务体系建设,ＡＢ９", "\"e\u{301}\" 5g\n5G 网络 e\u{301}e", "市* NEAR/3 的\n市市政府的市\n的",
    ].inputs

    static func run(_ input: [UInt8]) {
        let parts = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        let query = String(decoding: parts[0], as: UTF8.self)
        let text = String(decoding: parts[1], as: UTF8.self)
        do {
            let directory = IndexDirectory("/data/index", files: FileSystem(MemoryDisk()))
            var writer = try IndexWriter(directory, options: IndexingOptions())
            let source = try writer.beginSource(
                path: "a", identity: "/a", name: "a", byteCount: 1, hash: 1, format: "text")
            try writer.add(TestDocument("d", file: "a", [text]).source, source: source)
            _ = try writer.commit()
            let request = SearchRequest(query: query)
            for hit in try Searcher(try Snapshot(directory)).search(request).hits { check(hit.snippet) }
        } catch is SearchError {
        } catch {
            violated("\(error)")
        }
    }

    private static func check(_ snippet: Snippet) {
        let scalars = snippet.text.unicodeScalars.count
        let bytes = snippet.text.utf8.count
        var end = 0
        for highlight in snippet.highlights {
            guard highlight.scalars.lowerBound >= end, highlight.scalars.upperBound <= scalars,
                highlight.utf8.upperBound <= bytes
            else { violated("marks are not in order, or not within the snippet") }
            end = highlight.scalars.upperBound
        }
    }
}

/// A file in any encoding, read as a gazette; every clause is within it.
enum GazetteTarget {
    static let seeds = [
        "本溪市人民政府公报\n2022年第3期\n\n本溪市人民政府关于养老服务的通知\n本政发〔2022〕2号\n\n各县（区）人民政府:\n一、总则\n(一)服务。\n1.建设。\n附件:1.表\n\n本溪市人民政府\n2022年1月25日\n",
        "标题：关于印发办法的通知\n发文字号：本政办发〔2020〕27号\n第一章 总则\n第一条 为了……\n",
    ].inputs

    static func run(_ input: [UInt8]) {
        guard let text = try? TextDecoder.decode(input) else { return }
        let bytes = text.utf8
        let issue = GazetteReader.read(bytes)
        for clause in issue.clauses {
            guard clause.range.lowerBound >= 0, clause.range.upperBound <= bytes.count else {
                violated("a clause is not within its file")
            }
        }
    }
}
