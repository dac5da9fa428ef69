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
    unsafe results.withUnsafeMutableBufferPointer { results in
      // Every part has an element of its own, and they are read when all threads are done.
      nonisolated(unsafe) let results = unsafe results
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for part in stride(from: thread, to: parts, by: threads) { unsafe results[part] = body(part) }
      }
    }
    return results.compactMap(\.self)
  }

  /// Changes every element on its own.
  package static func change<Element>(_ elements: inout [Element], threads: Int, _ body: @Sendable (inout Element) -> Void) {
    let (threads, count) = (min(max(1, threads), elements.count), elements.count)
    unsafe elements.withUnsafeMutableBufferPointer { elements in
      // Every element is changed by one thread.
      nonisolated(unsafe) let elements = unsafe elements
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for position in stride(from: thread, to: count, by: threads) { unsafe body(&elements[position]) }
      }
    }
  }

  /// Runs `body` for every number below `count`, on as many threads as there are, and returns when all are done.
  ///
  /// The closure must see to it itself that what it changes is changed by one thread at a time.
  package static func onThreads(_ count: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: count) { unsafe body($0) }
    }
  }
}
