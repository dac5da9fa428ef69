import Parallelism

/// Hands the segments of a file to threads in order, and tells each whether it begins within quotes.
///
/// A thread publishes the parity of its segment's quotes before it waits for those of earlier segments, and these were handed out before: no wait is for
/// a thread that waits itself.
final class SegmentQueue<Part: AnyObject>: @unchecked Sendable {
  private let monitor = Monitor()
  /// `nil` as long as only the end of the file tells it.
  private var count: Int?
  private var next = 0
  private var isOdd: [Int: Bool] = [:]
  /// Of how many segments from the first it is known whether they begin within quotes.
  private var beginsInQuotes: [Bool] = [false]
  private var hasFailed = false
  private var parts: [Int: Part] = [:]
  /// Parts that were handed over: memory for later ones.
  private var spare: [Part] = []
  private var nextPart = 0
  private var isTaking = false
  /// Segments whose bytes are in memory, beyond the first `loaded`.
  private var loadedBeyond: Set<Int> = []
  private var loaded = 0

  init(count: Int?) { self.count = count }

  /// The next segment; `nil` where there is none, or some thread failed.
  func take() -> Int? {
    monitor.locked {
      guard !hasFailed, next < count ?? .max else { return nil }
      next += 1
      return next - 1
    }
  }

  /// Whether the segment begins within quotes; `nil` where some thread failed.
  func beginsInQuotes(_ segment: Int, hasOddQuotes: Bool) -> Bool? {
    monitor.locked {
      isOdd[segment] = hasOddQuotes
      var known = beginsInQuotes.count - 1
      while let odd = isOdd.removeValue(forKey: known) {
        beginsInQuotes.append(beginsInQuotes[known] != odd)
        known += 1
      }
      monitor.wakeAll()
      while !hasFailed, beginsInQuotes.count <= segment { monitor.wait() }
      return hasFailed ? nil : beginsInQuotes[segment]
    }
  }

  /// There is no such segment: the file ends before it.
  func end(before segment: Int) {
    monitor.locked { count = min(segment, count ?? .max) }
  }

  /// All bytes that belong to a segment are in memory.
  ///
  /// - Returns: of how many segments from the first that is so.
  func load(_ segment: Int) -> Int {
    monitor.locked {
      loadedBeyond.insert(segment)
      while loadedBeyond.remove(loaded) != nil { loaded += 1 }
      return loaded
    }
  }

  var isFailed: Bool { monitor.locked { hasFailed } }

  func fail() {
    monitor.locked {
      hasFailed = true
      monitor.wakeAll()
    }
  }

  /// Keeps what became of a segment, and hands over every part whose turn it is, one at a time and in order; `put` returns `false` to fail.
  func finish(_ segment: Int, _ part: Part, put: (Part) -> Bool) {
    let mayTake = monitor.locked {
      parts[segment] = part
      defer { isTaking = true }
      return !isTaking
    }
    guard mayTake else { return }
    while let part = monitor.locked({ nextInOrder() }) {
      guard put(part) else {
        fail()
        continue
      }
      monitor.locked { spare.append(part) }
    }
  }

  /// A part that is not needed any more; `nil` where there is none.
  func takeSpare() -> Part? { monitor.locked { spare.popLast() } }

  private func nextInOrder() -> Part? {
    guard !hasFailed, let part = parts.removeValue(forKey: nextPart) else {
      isTaking = false
      return nil
    }
    nextPart += 1
    return part
  }

  /// Whether every part was handed over.
  var isDone: Bool { monitor.locked { !hasFailed && nextPart == count } }
}
