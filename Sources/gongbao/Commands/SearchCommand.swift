internal import ArgumentParser
internal import Search
internal import Wire

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
    @OptionGroup var source: SourceOptions
    @OptionGroup var segmenter: SegmenterOption
    @OptionGroup var request: RequestOptions
    @OptionGroup var variants: VariantOptions
    @OptionGroup var output: HitOutputOptions
    @Option(
        help:
            "The most seconds that all of it may take; beyond, exit code 2 and no hits. A server has its own."
    )
    var timeout: Double?

    func validate() throws {
        if let timeout, !(timeout > 0 && timeout < 1e9) {
            throw ValidationError("--timeout must be more than 0 and at most 999999999")
        }
    }

    mutating func run() throws {
        let source = try source.source(segmenter, timeout: timeout.map { .seconds($0) })
        if let file = output.queries {
            let base = try parameters("", source, query: nil)
            try BatchSearch(source: source, base: base.parameters, variants: base.variants, output: output)
                .run(file)
            return
        }
        var text = query.joined(separator: " ")
        if text == "-" {
            text = try TextFile.text(nil)
            while text.last?.isNewline == true { text.removeLast() }
        }
        guard !text.isEmpty || request.parameters("").hasFilters else {
            throw ValidationError("missing a query; for example: gongbao search 养老服务")
        }
        let (parameters, variants) = try parameters(text, source, query: text)
        if let id = output.whyNot {
            try explainAbsence(of: id, try source.required(.whyNot(parameters, id: id), variants: variants))
        } else if output.count {
            let answer = try source.required(.count(parameters), variants: variants)
            self.variants.reportNotes(answer)
            Output.write(HitPrinter.text(ofCount: answer, json: output.json))
            if answer["hits"]?.int == 0 { throw Failure.silent(.nothing) }
        } else {
            try print(try source.required(.search(parameters), variants: variants), text)
        }
    }

    /// What is asked for; variants are for the index of a directory, a server is told of them.
    private func parameters(
        _ text: String, _ source: AnswerSource, query: String?
    ) throws -> (parameters: SearchParameters, variants: QueryVariants?) {
        var parameters = request.parameters(text)
        parameters.hasSnippets = output.queries == nil ? !output.ids : output.format != .trec
        parameters.hasCorrections = output.isForPeople
        guard source.isRemote else {
            return (parameters, try variants.variants(isPlain: parameters.similarity == "bm25", query: query))
        }
        try variants.add(to: &parameters)
        return (parameters, nil)
    }

    private func print(_ answer: JSON, _ text: String) throws {
        variants.reportNotes(answer)
        Output.write(HitPrinter(output: output).text(of: answer))
        let isFound = answer["total"]?.int != 0
        if !isFound, !output.json {
            Failure.report("nothing found for \(text.count > 100 ? text.prefix(100) + "…" : text[...])")
        }
        let suggestions = (answer["suggestions"]?.elements ?? []).map {
            "\($0["query"]?.string ?? "") (\($0["hits"]?.int ?? 0))"
        }
        if !suggestions.isEmpty { Failure.report("did you mean \(suggestions.joined(separator: ", "))?") }
        if !isFound { throw Failure.silent(.nothing) }
    }

    private func explainAbsence(of id: String, _ answer: JSON) throws {
        if output.json {
            Output.write(answer.text + "\n")
        } else if let rank = answer["rank"]?.int {
            Output.write("\(id) is a hit, at rank \(rank)\n")
        } else {
            let reasons = (answer["reasons"]?.elements ?? []).compactMap(\.string)
            Output.write(reasons.map { "\(id): \($0)\n" }.joined())
        }
    }
}
