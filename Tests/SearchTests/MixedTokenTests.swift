import Search
import TestSupport
import Testing

@Suite struct MixedTokenTests {
    private static let texts = [
        "建设5G基站", "PM2.5浓度下降", "PM25号件", "NOx减排", "VOCs治理", "O3超标", "G101国道", "4A级景区", "m123", "20200101",
    ]

    @Test(
        "R6: runs of digits and letters are found whole and in part",
        arguments: [
            ("5G", [0]), ("5", [0, 1, 2]), ("g", [0, 6]), ("PM2.5", [1]), ("PM25", [2]), ("pm2", [1, 2]),
            ("M2.", [1]),
            ("2.5", [1]), (".5", [1]), ("NOx", [3]), ("no", [3]), ("Ox", [3]), ("VOCs", [4]), ("VOC", [4]),
            ("ocs", [4]),
            ("O3", [5]), ("G101", [6]), ("101", [6, 9]), ("10", [6, 9]), ("4A级", [7]), ("4A", [7]),
            ("A级", [7]),
            ("123", [8]),
            ("m12", [8]), ("2020", [9]), ("0101", [9]),
        ])
    func parts(query: String, clauses: [Int]) throws {
        let response = try TestIndex(Self.texts).search(query) { $0.match = .exact }
        #expect(Set(response.hits.map(\.id)) == Set(clauses.map { "d\($0):1" }))
    }

    @Test(
        "R6: each run is one word",
        arguments: ["5G", "PM2.5", "NOx", "VOCs", "O3", "G101", "m123", "20200101"])
    func words(query: String) throws {
        let response = try TestIndex(Self.texts + ["5", "G", "PM", "2.5"]).search(query) { $0.match = .all }
        #expect(response.total == 1)
    }

    @Test(
        "R7: width, compatibility forms and traditional characters do not matter",
        arguments: [
            ("５ｇ", "5G网络"), ("5G", "５Ｇ網絡"), ("\u{F979}亭", "凉亭"), ("凉亭", "\u{F979}亭"), ("養老服務", "养老服务"),
            ("养老服务", "養老服務"), ("（试行）", "(试行)"), ("﹝2022﹞", "〔2022〕"), ("𠮷", "𠮷野"), ("野𠮷", "上野𠮷下"),
            ("《意见》", "关于《意见》的通知"), ("》的", "关于《意见》的通知"), ("〔2022〕", "本政发〔2022〕2号"), ("、", "甲、乙"),
        ])
    func forms(query: String, text: String) throws {
        let response = try TestIndex([text, "𠮸", "别的"]).search(query) { $0.match = .exact }
        #expect(response.hits.map(\.id) == ["d0:1"])
    }

    @Test("R7: marks stand on the text as it was written")
    func marks() throws {
        for (query, text, marked) in [
            ("養老服務", "加强养老服务体系", "养老服务"), ("5g", "建设５Ｇ基站", "５Ｇ"), ("𠮷野", "上𠮷野家", "𠮷野"),
        ] {
            let hit = try #require(try TestIndex([text]).search(query).hits.first)
            let scalars = Array(hit.snippet.text.unicodeScalars)
            let found = hit.snippet.highlights.map { highlight in
                scalars[highlight.scalars].reduce(into: "") { $0.unicodeScalars.append($1) }
            }
            #expect(found == [marked])
        }
    }
}
