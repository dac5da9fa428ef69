import Glibc
import SurveyModel

/// Questions whose answers fall where those of the others rise: a high answer may be bad there, whatever the words say.
struct OppositeAnswers {
  /// Columns that run against the others; of two camps of equal weight, the columns of both.
  private(set) var columns: Set<Int> = []

  /// So strong that of seven hundred questions that have nothing to do with each other about one shows it.
  private static let sureDistance = 3.0
  /// From here on a question goes with the others or against them, and says which of two camps is the good one.
  private static let votingDistance = 2.0
  private static let weakest = 0.3
  private static let fewestRows = 20

  /// What is known of a question before its answers are compared.
  private enum Kind {
    /// Its labels are good or bad by themselves: "very satisfied".
    case graded
    /// Its words speak of something bad.
    case bad
    case unknown

    /// How much it says of which camp is the good one. A statement of something good is hardly ever taken for one of something bad, but rarer still
    /// are several statements of something bad whose words show nothing of it.
    var weight: Double {
      switch self {
      case .graded: 1000
      case .bad: -1
      case .unknown: 2
      }
    }
  }

  private struct Line {
    let column: Int
    let kind: Kind
    /// From the worst to the best in standard deviations; 0, which adds nothing, where nothing was answered.
    let values: [Double]
    /// 1 where something was answered, else 0.
    let answered: [Double]
    let count: Double
    /// -1 where a high answer is taken for bad.
    var sign: Double
  }

  /// - Parameter blockRows: units that have columns of their own; answers about one unit are compared with each other.
  init(_ judged: [(facts: ColumnFacts, verdict: ColumnJudge.Verdict)], _ export: CountedExport, blockRows: Set<TextKey>) {
    var blocks: [String: [Line]] = [:]
    for (facts, verdict) in judged {
      guard let question = verdict.question, let scale = question.scales.first, verdict.isScored || question.isNegative else { continue }
      let kind: Kind = question.isNegative ? .bad : question.isGraded ? .graded : .unknown
      guard let line = Self.line(facts, scale, kind, export) else { continue }
      let row = TextKey(facts.column.export.row)
      blocks[blockRows.contains(row) ? row.text : "", default: []].append(line)
    }
    for lines in blocks.values where lines.count > 1 { columns.formUnion(Self.opposite(lines)) }
    guard !blockRows.isEmpty else { return }
    // A question is asked about all units or about none.
    let questions = Set(judged.filter { columns.contains($0.facts.number) }.map(\.facts.column.export.question)).subtracting([""])
    columns.formUnion(judged.filter { questions.contains($0.facts.column.export.question) }.map(\.facts.number))
  }

  private static func opposite(_ lines: [Line]) -> [Int] {
    var lines = lines
    let sums = turn(&lines)
    let distances = lines.map { distance($0, sums) }
    let linked = zip(lines, distances).filter { abs($0.1) >= votingDistance }
    let vote = linked.reduce(0.0) { $0 + $1.0.kind.weight * $1.0.sign * ($1.1 < 0 ? -1 : 1) }
    let turned = lines.filter { $0.kind == .unknown && $0.sign < 0 }
    let kept = zip(lines, distances).filter { $0.kind == .unknown && $0.sign > 0 && $1 >= sureDistance }.map(\.0)
    // Of two camps of equal weight nobody knows which is the good one.
    if vote == 0, !turned.isEmpty { return (turned + linked.map(\.0).filter { $0.kind == .unknown && $0.sign > 0 }).map(\.column) }
    return (vote < 0 ? kept : turned).map(\.column)
  }

  /// Turns one after the other, each once at most, the one that runs most against all others first.
  /// - Returns: the sum of all lines as they are turned then, by row.
  private static func turn(_ lines: inout [Line]) -> [Double] {
    var sums = Array(repeating: 0.0, count: lines[0].values.count)
    for line in lines { for (row, value) in line.values.enumerated() { sums[row] += line.sign * value } }
    var left = lines.indices.filter { lines[$0].kind != .graded }
    while true {
      let found = left.map { (place: $0, distance: distance(lines[$0], sums)) }
      guard let worst = found.min(by: { $0.distance < $1.distance }), worst.distance <= -sureDistance else { return sums }
      lines[worst.place].sign *= -1
      for (row, value) in lines[worst.place].values.enumerated() { sums[row] += 2 * lines[worst.place].sign * value }
      left.removeAll { $0 == worst.place }
    }
  }

  /// Fisher's: how far the correlation of a question with all others lies from none, in its standard errors; 0 where it is weak.
  private static func distance(_ line: Line, _ sums: [Double]) -> Double {
    let count = line.count
    var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for row in sums.indices {
      let own = line.sign * line.values[row]
      let others = line.answered[row] * (sums[row] - own)
      x += own
      y += others
      xx += own * own
      yy += others * others
      xy += own * others
    }
    let (spread, other) = (xx - x * x / count, yy - y * y / count)
    guard count >= Double(fewestRows), spread > 1e-9, other > 1e-9 else { return 0 }
    let correlation = max(-0.999_999, min(0.999_999, (xy - x * y / count) / (spread * other).squareRoot()))
    return abs(correlation) < weakest ? 0 : atanh(correlation) * (count - 3).squareRoot()
  }

  private static func line(_ facts: ColumnFacts, _ scale: ScaleProposal, _ kind: Kind, _ export: CountedExport) -> Line? {
    let places = places(facts, scale, export.platform)
    guard places.count >= 2 else { return nil }
    let found = (0..<export.sample.rows).map { places[export.sample[$0, facts.number]] }
    let known = found.compactMap(\.self)
    guard known.count >= fewestRows else { return nil }
    let mean = known.reduce(0, +) / Double(known.count)
    let deviation = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)).squareRoot()
    guard deviation > 1e-9 else { return nil }
    return Line(
      column: facts.number, kind: kind, values: found.map { $0.map { ($0 - mean) / deviation } ?? 0 },
      answered: found.map { $0 == nil ? 0 : 1 }, count: Double(known.count), sign: kind == .bad ? -1 : 1)
  }

  /// The place of each text on the scale, by its number in the sample.
  private static func places(_ facts: ColumnFacts, _ scale: ScaleProposal, _ platform: any Platform) -> [UInt32: Double] {
    let key = scale.builtIn.flatMap { id in LabelScale.builtIns.first { $0.scale.id == id }?.key }
    var known: [TextKey: Int] = [:]
    for (place, value) in scale.values.enumerated() { for text in [value.code] + value.labels { known[TextKey(text)] = place } }
    let labels = facts.column.labels.flatMap { $0.isWhole ? $0 : nil }
    var places: [UInt32: Double] = [:]
    for value in facts.column.count.values {
      guard let place = key.map({ platform.answer(value.text, $0).category }) ?? known[TextKey(value.text)] else { continue }
      let cells = labels?.codes(of: value.text) ?? []
      for cell in cells.isEmpty ? [value.text] : cells { places[RowSample.code(cell)] = Double(scale.isDescending ? -place : place) }
    }
    return places
  }
}
