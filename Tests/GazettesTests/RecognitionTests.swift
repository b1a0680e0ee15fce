import Gazettes
import Testing

/// Which texts are taken for gazettes.
@Suite struct RecognitionTests {
    @Test("the corpus is", arguments: Corpus.names)
    func corpus(file: String) throws {
        #expect(GazetteReader.looksLikeGazette(try Corpus.bytes(file)))
    }

    @Test("pages of other sites are", arguments: LayoutTests.expected.map(\.layout))
    func layouts(layout: String) throws {
        #expect(GazetteReader.looksLikeGazette(try Layouts.bytes(layout)))
    }

    @Test(
        "prose, code, tables of values and web pages are not",
        arguments: [
            "", "今天天气很好,我们去公园散步。\n公园里人很多。\n", "第一章 初遇\n那年夏天,他第一次来到这座城市。\n第二章 重逢\n十年后,他又回来了。\n",
            "import Foundation\n\nfunc main() {\n    print(\"一、你好\") // 注释:中文\n}\n",
            "姓名,年龄,城市\n张三,12,本溪\n李四,13,朝阳\n",
            "# 说明\n\n本项目是一个全文检索引擎。\n\n1. 安装\n2. 使用\n", "<html><head><title>目录</title></head></html>\n",
            "来源: 网络\n时间: 2022-01-01\n一篇散文。\n",
            "Chapter 1\nIt was a dark and stormy night.\n",
        ])
    func others(text: String) {
        #expect(!GazetteReader.looksLikeGazette(Array(text.utf8)))
    }
}
