/// The answers of the last rows, question by question, until they are many enough to be added to their columns at once.
@safe struct AnswerBlock: ~Copyable {
  let questions: Int
  private(set) var count = 0
  /// Rows that there is room for.
  private var capacity: Int
  private var answers: UnsafeMutablePointer<UInt8>

  init(questions: Int, capacity: Int = 1 << 12) {
    self.questions = questions
    self.capacity = max(1, capacity)
    unsafe answers = .allocate(capacity: questions * Self.stride(self.capacity))
  }

  deinit { unsafe answers.deallocate() }

  /// Columns do not lie a power of two apart: the answers of one row would all fall on the same few lines of the cache.
  private static func stride(_ capacity: Int) -> Int { capacity + 64 }

  /// - Parameter row: an answer to each question.
  mutating func append(_ row: UnsafePointer<UInt8>) {
    if count == capacity { grow() }
    let stride = Self.stride(capacity)
    var place = unsafe answers + count
    for question in 0..<questions {
      unsafe place.pointee = row[question]
      unsafe place += stride
    }
    count += 1
  }

  private mutating func grow() {
    let (old, stride) = unsafe (answers, Self.stride(capacity))
    capacity *= 2
    unsafe answers = .allocate(capacity: questions * Self.stride(capacity))
    for question in 0..<questions {
      unsafe (answers + question * Self.stride(capacity)).update(from: old + question * stride, count: count)
    }
    unsafe old.deallocate()
  }

  /// Forgets the rows and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// The answers to one question, in the order of the rows.
  func column(_ question: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: answers + question * Self.stride(capacity), count: count)
  }
}
