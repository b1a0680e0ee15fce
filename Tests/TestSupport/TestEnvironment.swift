internal import Glibc

/// What the environment says of a run of the tests.
public enum TestEnvironment {
    /// The number of random cases: `GONGBAO_CASES`, or `ordinary` where it is not set.
    public static func caseCount(_ ordinary: Int) -> Int {
        guard let text = unsafe getenv("GONGBAO_CASES") else { return ordinary }
        return unsafe Int(String(cString: text)) ?? ordinary
    }
}
