internal import Glibc
internal import NIOConcurrencyHelpers

/// Threads for work that is cut into numbered items.
enum Workers {
    /// Calls `body` once for each item, on so many threads, this one among them; items are begun in their order.
    ///
    /// - Parameters:
    ///   - count: the number of threads; where the system gives fewer, the others do all.
    ///   - items: the number of items.
    ///   - body: what is done with an item; after it has given `nil`, no further item is begun.
    /// - Returns: what was given for each item; `nil` where nothing was, or where it was not begun.
    static func map<Result: Sendable>(
        _ count: Int, items: Int, _ body: @escaping @Sendable (_ item: Int) -> Result?
    ) -> [Result?] {
        let queue = Queue<Result>(items: items)
        let work: @Sendable () -> Void = {
            while let item = queue.next() { queue.finish(item, body(item)) }
        }
        let threads = (1..<max(1, min(count, items))).compactMap { _ in start(work) }
        work()
        for thread in threads { _ = pthread_join(thread, nil) }
        return queue.results
    }

    /// What the threads share: which item comes next, and what came of those that are done.
    private final class Queue<Result: Sendable>: Sendable {
        private let state: NIOLockedValueBox<(next: Int, results: [Result?])>
        private let items: Int

        init(items: Int) {
            self.items = items
            state = NIOLockedValueBox((0, [Result?](repeating: nil, count: items)))
        }

        func next() -> Int? {
            state.withLockedValue { state in
                guard state.next < items else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        func finish(_ item: Int, _ result: Result?) {
            state.withLockedValue { state in
                state.results[item] = result
                if result == nil { state.next = items }
            }
        }

        var results: [Result?] { state.withLockedValue { $0.results } }
    }

    private final class Body: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) {
            self.work = work
        }
    }

    private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        var thread = pthread_t()
        let body = unsafe Unmanaged.passRetained(Body(work))
        let status = unsafe pthread_create(
            &thread, nil,
            { raw in
                guard let raw = unsafe raw else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().work()
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            unsafe body.release()
            return nil
        }
        return thread
    }
}
