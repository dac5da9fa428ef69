import Dispatch

/// `body` of every number below `parts`, in their order: nothing tells how many threads there were.
func inParallel<Part: Sendable>(_ parts: Int, threads: Int, _ body: @Sendable (Int) -> Part) -> [Part] {
  let threads = min(max(1, threads), parts)
  guard threads > 1 else { return (0..<parts).map(body) }
  var results = [Part?](repeating: nil, count: parts)
  unsafe results.withUnsafeMutableBufferPointer { results in
    // Every part has a place of its own, and they are read when all threads are done.
    nonisolated(unsafe) let results = unsafe results
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for part in stride(from: thread, to: parts, by: threads) { unsafe results[part] = body(part) }
    }
  }
  return results.compactMap(\.self)
}

/// Changes every element on its own, on several threads.
func inParallel<Element>(changing elements: inout [Element], threads: Int, _ body: @Sendable (inout Element) -> Void) {
  let (threads, count) = (min(max(1, threads), elements.count), elements.count)
  unsafe elements.withUnsafeMutableBufferPointer { elements in
    // Every element is changed by one thread.
    nonisolated(unsafe) let elements = unsafe elements
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for place in stride(from: thread, to: count, by: threads) { unsafe body(&elements[place]) }
    }
  }
}

/// Runs `body` for every number below `count`, on as many threads as there are, and returns when all are done.
///
/// The closure must see to it itself that what it changes is changed by one thread at a time.
func onThreads(_ count: Int, _ body: (Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: count) { unsafe body($0) }
  }
}
