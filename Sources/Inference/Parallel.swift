import Dispatch

/// Work in numbered parts on several threads.
package enum Parallel {
  /// `body` of every part, in the order of the parts: nothing tells how many threads there were.
  ///
  /// Thread k takes the parts k, k + threads, …
  package static func map<Part: Sendable>(_ parts: Int, threads: Int, _ body: @Sendable (Int) -> Part) -> [Part] {
    let threads = min(max(1, threads), parts)
    guard threads > 1 else { return (0..<parts).map(body) }
    var results = [Part?](repeating: nil, count: parts)
    results.withUnsafeMutableBufferPointer { results in
      // Every part has a place of its own, and they are read when all threads are done.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for part in stride(from: thread, to: parts, by: threads) { results[part] = body(part) }
      }
    }
    return results.compactMap(\.self)
  }
}
