internal import ArgumentParser
internal import Search
internal import Segments

/// `gongbao search`: finds clauses, documents or issues.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find clauses, documents or issues · 检索",
        discussion: """
            Text between blanks is a group. In mode exact every group must occur as it
            stands; in mode all every word of every group; in mode any at least one.
            auto takes the first of these that finds something and says which.
            Width, case, blanks between Han characters and traditional forms do not
            matter.

            Operators:
              "a phrase"  +must  -not  AND OR NOT ( )  与 或 非  word^2
              A NEAR/10 B   at most so many characters between them
              A SAME/句 B   in one sentence; A SAME/段 B in one clause
              数字*  第?条    * is 0 to 32 characters, ? one
              title:规划  heading:…  issuer:…  kind:通知  number:…  year:2020..
              date:2022-01..2022-06  field.NAME:10..20
            A quote, bracket or operator itself is found with -F. gongbao query shows
            how a query is read.

            Examples:
              gongbao search 养老服务
              gongbao search '(养老 OR 托育) NOT 医疗'
              gongbao search '养老 NEAR/20 床位'
              gongbao search '“智慧 养老”^3 标题:(规划 OR 方案)'
              gongbao search --kind 通知 --from 2022-01-01 --json 消防
              gongbao search --unit document --issuer 本溪市人民政府     (all of them)
              gongbao search -F --count '(R&D)'
              gongbao search --match all 住建局             (住房和城乡建设局 too)
              gongbao search --numbers 二〇二二年            (2022年 too)
              gongbao search --queries queries.tsv --format trec --limit 100 > run.txt
            """)

    @Argument(
        parsing: .remaining,
        help: "The query; several words are joined by a blank. - reads it from standard input.")
    var query: [String] = []
    @OptionGroup var index: IndexOption
    @OptionGroup var segmenter: SegmenterOption
    @OptionGroup var request: RequestOptions
    @OptionGroup var variants: VariantOptions
    @OptionGroup var output: HitOutputOptions

    mutating func run() throws {
        let searcher = Searcher(
            try index.snapshot(), segmenter: segmenter.forReading(index.directory.path))
        let isPlain = request.similarity == "bm25"
        if let file = output.queries {
            let variants = try variants.variants(isPlain: isPlain)
            try BatchSearch(searcher: searcher, request: request, variants: variants, output: output).run(
                file)
            return
        }
        var text = query.joined(separator: " ")
        if text == "-" {
            text = try TextFile.text(nil)
            while text.last?.isNewline == true { text.removeLast() }
        }
        guard !text.isEmpty || request.hasFilters else {
            throw ValidationError("missing a query; for example: gongbao search 养老服务")
        }
        let variants = try variants.variants(isPlain: isPlain, query: text)
        do {
            try answer(text, searcher, variants)
        } catch let error as SearchError {
            throw Failure(error)
        }
    }

    private func answer(_ text: String, _ searcher: Searcher, _ variants: QueryVariants) throws {
        var request = try request.request(text)
        request.variants = variants
        request.hasSnippets = !output.ids
        if let id = output.whyNot {
            try explainAbsence(of: id, searcher, request)
            return
        }
        let clock = ContinuousClock()
        let start = clock.now
        if output.count {
            let count = try searcher.count(request)
            for note in count.notes { Failure.report(note) }
            Output.write(HitPrinter.text(of: count, json: output.json, unit: request.unit))
            if count.hits == 0 { throw Failure.silent(.nothing) }
            return
        }
        let response = try searcher.search(request)
        for note in response.notes { Failure.report(note) }
        let printer = HitPrinter(output: output, request: request, elapsed: start.duration(to: clock.now))
        let suggestions = try response.total == 0 ? searcher.suggestions(for: request) : []
        Output.write(printer.text(of: response, suggestions))
        if let count = response.foldedAmong {
            Failure.report("near-duplicates were looked for among the first \(count) hits only")
        }
        if response.total == 0 {
            if !output.json {
                Failure.report("nothing found for \(text.count > 100 ? text.prefix(100) + "…" : text[...])")
            }
            Self.report(suggestions)
            throw Failure.silent(.nothing)
        }
        // A short text that is nowhere may be a slip; a question is none, and looking for one takes time.
        if output.isForPeople, request.match == .auto, response.match != .exact, text.count <= 8 {
            Self.report(try searcher.suggestions(for: request).filter { $0.hits > 2 })
        }
    }

    private static func report(_ suggestions: [QuerySuggestion]) {
        guard !suggestions.isEmpty else { return }
        let queries = suggestions.map { "\($0.query) (\($0.hits))" }
        Failure.report("did you mean \(queries.joined(separator: ", "))?")
    }

    private func explainAbsence(of id: String, _ searcher: Searcher, _ request: SearchRequest) throws {
        let answer = try searcher.whyNot(id, request)
        if output.json {
            var members: [(String, JSON)] = [("id", .string(id)), ("hit", .bool(answer.rank != nil))]
            if let rank = answer.rank { members.append(("rank", .int(rank))) }
            members.append(("reasons", .array(answer.reasons.map { .string($0) })))
            Output.write(JSON.object(members).text + "\n")
        } else if let rank = answer.rank {
            Output.write("\(id) is a hit, at rank \(rank)\n")
        } else {
            Output.write(answer.reasons.map { "\(id): \($0)\n" }.joined())
        }
    }
}
