internal import Glibc

/// How many random cases a property test tries.
public enum Cases {
    /// The environment variable `GONGBAO_CASES`, or a number that suits the ordinary suite.
    public static func count(_ usual: Int) -> Int {
        guard let value = unsafe getenv("GONGBAO_CASES"), let count = unsafe Int(String(cString: value))
        else {
            return usual
        }
        return max(1, count)
    }
}
