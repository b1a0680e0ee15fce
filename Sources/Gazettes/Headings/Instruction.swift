/// Headings that tell to do something begin with a verb.
enum Instruction {
    private static let verbs: WordList = """
        加强 加快 加大 完善 健全 提升 提高 强化 推动 推进 促进 优化 保障 普及 发展 创新 增强 发挥 巩固 建立 建设
        落实 深化 扩大 拓展 实施 开展 坚持 营造 培育 打造 规范 构建 严格 支持 鼓励 引导 统筹 改善 改革 多渠道 全面
        积极 着力 大力 持续 进一步 切实 不断 深入 广泛 充分 合理 科学 稳步 有序
        """

    /// True if the text after the number begins with such a verb.
    static func opens(_ line: SourceLine, after number: HeadingNumber) -> Bool {
        let text = line.head[min(number.textStart, line.head.count)...]
        return verbs.prefix(of: text) != nil
    }
}
