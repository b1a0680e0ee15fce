internal import Glibc

/// What the environment says of a run of the tests.
public enum TestEnvironment {
    /// The number of random cases: `GONGBAO_CASES`, or `ordinary` where it is not set.
    public static func caseCount(_ ordinary: Int) -> Int {
        value("GONGBAO_CASES").flatMap { Int($0) } ?? ordinary
    }

    /// Whether a test of reliability is to run at full size: the name of it, as F1, is in `GONGBAO_FULL`.
    public static func isFull(_ name: String) -> Bool {
        (value("GONGBAO_FULL") ?? "").split(separator: " ").contains { $0 == name }
    }

    /// A variable.
    private static func value(_ name: String) -> String? {
        guard let text = unsafe getenv(name) else { return nil }
        return unsafe String(cString: text)
    }
}
