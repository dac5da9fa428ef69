import SurveyModel

/// The problems of a table as they are found. Of a kind so many are kept; a file of millions of bad rows must not fill the memory.
struct ProblemList {
  static let most = 100_000

  private let most: Int
  private var listed: [ImportProblem] = []
  private var counts = [Int](repeating: 0, count: ImportProblem.Kind.allCases.count)
  /// Of each kind the first that was not kept.
  private var firstUnlisted: [(kind: Int, problem: ImportProblem)] = []

  init(most: Int = most) { self.most = most }

  mutating func append(_ problem: ImportProblem) {
    guard let kind = ImportProblem.Kind.allCases.firstIndex(of: problem.kind) else { return }
    counts[kind] += 1
    if counts[kind] <= most {
      listed.append(problem)
    } else if counts[kind] == most + 1 {
      firstUnlisted.append((kind, problem))
    }
  }

  /// Adds the problems of the lines that follow.
  ///
  /// - Parameter lines: by which their lines are moved.
  mutating func append(_ next: ProblemList, afterLine lines: Int) {
    for problem in next.listed { append(problem.moved(by: lines)) }
    // Where one is missing from a list, so many of its kind are listed before it that the rest need only be counted.
    for (kind, first) in next.firstUnlisted {
      append(first.moved(by: lines))
      counts[kind] += next.counts[kind] - next.most - 1
    }
  }

  /// In the order found; behind them, for a kind with more, how many more there are.
  var all: [ImportProblem] {
    listed
      + firstUnlisted.map { kind, first in
        let more = counts[kind] - most
        return ImportProblem(
          file: first.file, line: first.line, kind: first.kind,
          expected: AnswerWords.mostOfAKind(most),
          found: .words(AnswerWords.more(more)),
          action: AnswerWords.countedFromHere)
      }
  }
}

extension ImportProblem {
  fileprivate func moved(by lines: Int) -> ImportProblem { with(line: line.map { $0 + lines }) }
}
