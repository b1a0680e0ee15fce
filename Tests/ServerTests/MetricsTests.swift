import Foundation
import HTTPTypes
import NIOCore
import Testing
import Wire

@testable import Server

@Suite struct MetricsTests {
    @Test("a histogram counts what is at most its bounds")
    func histogram() {
        var histogram = Histogram()
        for milliseconds in [0, 1, 3, 9999] { histogram.add(.milliseconds(milliseconds)) }
        #expect(histogram.counts.reduce(0, +) == 4)
        #expect(histogram.counts[0] == 1)
        #expect(histogram.counts[Histogram.bounds.count] == 1)
        #expect(abs(histogram.sum - 10.003) < 1e-9)
    }

    @Test("every code of an error has a status, and those that tell a client to come back say when")
    func problems() throws {
        for code in AnswerError.Code.allCases {
            let status = Problem.status(of: code)
            #expect((400..<600).contains(status.code))
        }
        let problem = Problem(AnswerError(.busy, "m", retryAfter: 1), requestID: "r")
        #expect(problem.headers[.retryAfter] == "1")
        let object = try JSON.reading(String(buffer: problem.body))
        #expect(object["status"]?.int == 503)
        #expect(object["request_id"]?.string == "r")
    }

    @Test("the description names every option that a URL may have, and refers to nothing that is not there")
    func openAPI() throws {
        let document = OpenAPI(ServerLimits()).json
        let search = document["paths"]?["/v1/search"]?["get"]?["parameters"]?.elements ?? []
        let names = Set(search.compactMap { $0["name"]?.string })
        #expect(names == Set(Parameter.all.filter(\.isInURL).map { $0.name == "query" ? "q" : $0.name }))
        let text = document.text
        let schemas = Set((document["components"]?["schemas"]?.members ?? []).map(\.name))
        for reference in text.components(separatedBy: "#/components/schemas/").dropFirst() {
            #expect(schemas.contains(String(reference.prefix { $0 != "\"" })))
        }
    }
}
