internal import HTTPTypes
internal import Hummingbird
internal import Search
internal import Segments
internal import Wire

/// The web page: the search page and the pages of documents, whole without scripts.
struct Page: Sendable {
    private let handler: SearchHandler

    init(_ handler: SearchHandler) {
        self.handler = handler
    }

    /// The search page at `/`.
    func search(_ request: Request, _ context: GazetteContext) async throws -> Response {
        let state = PageState(try QueryString.pairs(request.uri.query))
        let text = PageText(state.language)
        let result = await handler.run(context.ticket) { desk throws(AnswerError) in
            state.isAsking ? try Self.results(state, text, desk) : try Self.welcome(state, text, desk)
        }
        let title = state.query.isEmpty ? text.title : "\(state.query) - \(text.title)"
        return respond(result, state, text, title: title, request) { state.inLanguage($0).url }
    }

    /// The page of a document, attachment or clause at `/d/ID`.
    func document(_ request: Request, _ context: GazetteContext) async throws -> Response {
        let id = try HTTPRoutes.rest(of: request, "/d/")
        let state = PageState(try QueryString.pairs(request.uri.query))
        let text = PageText(state.language)
        let result = await handler.run(context.ticket) { desk throws(AnswerError) in
            let (document, line) = try desk.document(
                id, marking: state.query.isEmpty ? nil : Self.parameters(state))
            let page = DocumentPage(state: state, text: text, document: document, line: line)
            return (title: page.title, main: page.main, id: document.id, line: line)
        }
        if case .success(let page) = result, let line = page.line {
            // A clause is a place on the page of its document.
            return Response(
                status: .seeOther,
                headers: [.location: state.url(ofDocument: page.id, fragment: "c\(line)")])
        }
        let title = (try? result.get().title) ?? text.title
        return respond(result.map(\.main), state, text, title: "\(title) - \(text.title)", request) {
            state.inLanguage($0).url(ofDocument: id)
        }
    }

    // MARK: - What is shown

    private static func parameters(_ state: PageState) throws(AnswerError) -> SearchParameters {
        do throws(ParameterError) {
            return try state.parameters()
        } catch {
            throw AnswerError(error)
        }
    }

    private static func results(
        _ state: PageState, _ text: PageText, _ desk: borrowing AnswerDesk
    ) throws(AnswerError) -> HTML {
        var parameters = try parameters(state)
        parameters.facets = ["issuer,kind,year"]
        if state.page > 1 {
            parameters.after = "\(desk.index.snapshot.commit.generation).\((state.page - 1) * PageState.hits)"
        }
        let answer = try desk.answer(.search(parameters))
        var byYear = answer["facets"]?["year"]
        if parameters.year != nil {
            var everyYear = parameters
            everyYear.year = nil
            everyYear.after = nil
            everyYear.limit = 0
            everyYear.facets = ["year"]
            if !everyYear.query.isEmpty || everyYear.hasFilters {
                byYear = try desk.answer(.search(everyYear))["facets"]?["year"]
            }
        }
        let years = (byYear?.elements ?? []).compactMap { row -> (year: Int, count: Int)? in
            guard let year = row["value"]?.string.flatMap({ Int($0) }), let count = row["count"]?.int else {
                return nil
            }
            return (year, count)
        }
        return SearchPage(state: state, text: text, answer: answer, years: years).main
    }

    private static func welcome(
        _ state: PageState, _ text: PageText, _ desk: borrowing AnswerDesk
    ) throws(AnswerError) -> HTML {
        let stats = try desk.answer(.stats)
        let holdings = text.holdings(
            files: stats["files"]?.int ?? 0, documents: stats["documents"]?.int ?? 0,
            clauses: stats["clauses"]?.int ?? 0)
        let rows = text.syntaxRows.map { query, meaning in
            HTML(
                "<div><dt><a href=\"\(state.with("q", query).url)\"><code>\(query)</code></a></dt><dd>\(meaning)</dd></div>"
            )
        }
        return """
            <main id="main" class="welcome" tabindex="-1">
            <h1>\(text.tagline)</h1>
            <p>\(holdings)</p>
            <h2>\(text.syntax)</h2>
            <dl class="syntax">\(rows)</dl>
            </main>
            """
    }

    // MARK: - Responses

    private func respond(
        _ result: Result<HTML, AnswerError>, _ state: PageState, _ text: PageText, title: String,
        _ request: Request,
        otherLanguage: (PageState.Language) -> String
    ) -> Response {
        let other: PageState.Language = state.language == .chinese ? .english : .chinese
        let main: HTML
        var status = HTTPResponse.Status.ok
        switch result {
        case .success(let html): main = html
        case .failure(let error):
            status = Problem.status(of: error.code)
            main = Self.main(of: error, text)
        }
        let frame = PageFrame(
            state: state, text: text, title: title, main: main, otherLanguageURL: otherLanguage(other))
        return HTTPRoutes.fitting(frame.response(status: status), request)
    }

    private static func main(of error: AnswerError, _ text: PageText) -> HTML {
        let heading =
            switch error.code {
            case .notFound: text.notFound
            default: text.error
            }
        // A malformed query says its place by itself: `1:4 missing )`.
        let message = error.column.map { column in
            text.queryError(column, String(error.message.drop { $0 != " " }.dropFirst()))
        }
        let shown = error.code == .busy ? text.busy : message ?? error.message
        return """
            <main id="main" tabindex="-1"><div class="empty" role="alert"><h1>\(heading)</h1><p>\(shown)</p></div></main>
            """
    }
}
