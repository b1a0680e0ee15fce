internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The frame of every page: head, search form, main part, style and script, all in one answer.
struct PageFrame {
    let state: PageState
    let text: PageText
    /// The title of the window.
    var title: String
    /// What is between the form and the end.
    var main: HTML
    /// The URL of the same page in the other language.
    var otherLanguageURL: String

    private static let style = HTML.file(PackageResources.page_css)
    private static let script = HTML.file(PackageResources.page_js)

    /// The response; style and script are allowed by a random number that nobody else knows.
    func response(status: HTTPResponse.Status = .ok) -> Response {
        let nonce = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
        let policy =
            "default-src 'none'; style-src 'nonce-\(nonce)'; script-src 'nonce-\(nonce)'; connect-src 'self'; "
            + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        return Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentSecurityPolicy: policy,
                .cacheControl: "no-store",
            ],
            body: .init(byteBuffer: ByteBuffer(string: html(nonce).text)))
    }

    private func html(_ nonce: String) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(text.code)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>\(title)</title>
        <link rel="icon" href="data:,">
        <style nonce="\(nonce)">\(Self.style)</style>
        </head>
        <body data-copied="\(text.copied)">
        <a class="skip" href="#main">\(text.skip)</a>
        <header class="top">
        <p class="brand"><a href="\(home)">公报 <span lang="en">gongbao</span></a></p>
        <p class="lang"><a href="\(otherLanguageURL)" lang="\(state.language == .english ? "zh-CN" : "en")">\(text.otherLanguage)</a></p>
        \(form)
        </header>
        \(main)
        <footer><p>\(text.keys)</p></footer>
        <script nonce="\(nonce)">\(Self.script)</script>
        </body>
        </html>

        """
    }

    private var home: String { state.language == .english ? "/?lang=en" : "/" }

    private var form: HTML {
        let kept = ["issuer", "kind", "year", "number", "fixed_string", "near_duplicates"].compactMap {
            name in
            state[name].map { HTML("<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">") }
        }
        let language: HTML =
            state.language == .english ? "<input type=\"hidden\" name=\"lang\" value=\"en\">" : ""
        return """
            <form role="search" action="/" method="get" id="search">
            <div class="box">
            <label class="unseen" for="q">\(text.search)</label>
            <input type="search" id="q" name="q" value="\(state.query)" placeholder="\(text.placeholder)" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="10000">
            <button type="submit">\(text.search)</button>
            </div>
            <details class="options"\(hasOptions ? " open" : "")>
            <summary>\(text.options)</summary>
            <div class="row">
            \(select("unit", text.unit, ["clause", "document", "issue"], text.unitName))
            \(select("match", text.match, ["auto", "exact", "all", "any"], text.matchName))
            \(select("sort", text.sort, ["score", "-date", "date", "number"], text.sortName))
            \(date("from", text.from))
            \(date("to", text.to))
            </div>
            </details>
            \(kept)\(language)
            </form>
            """
    }

    private var hasOptions: Bool { ["unit", "match", "sort", "from", "to"].contains { state[$0] != nil } }

    private func select(_ name: String, _ label: String, _ values: [String], _ names: (String) -> String)
        -> HTML
    {
        let options = values.enumerated().map { number, value in
            let isChosen = (state[name] ?? values[0]) == value
            // The first value is the default, which needs no place in the URL.
            return HTML(
                "<option value=\"\(number == 0 ? "" : value)\"\(isChosen ? " selected" : "")>\(names(value))</option>"
            )
        }
        return "<label>\(label) <select name=\"\(name)\">\(options)</select></label>"
    }

    private func date(_ name: String, _ label: String) -> HTML {
        """
        <label>\(label) <input type="text" name="\(name)" value="\(state[name] ?? "")" inputmode="numeric" size="10" maxlength="10" pattern="[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" title="\(text.dateHint)" placeholder="YYYY-MM"></label>
        """
    }
}
