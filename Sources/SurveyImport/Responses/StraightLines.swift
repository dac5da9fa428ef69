import SurveyModel

/// The same answer again and again.
struct StraightLines {
  /// Fewest questions of one scale that make a grid.
  private static let smallestGrid = 5

  /// Answers in a row that make a line.
  private let length: Int
  /// Positions of questions.
  private let grids: [[Int]]
  /// Of each question that is reversed, the number of the last category.
  private let last: [UInt8?]

  init(_ rule: RespondentGroup.Quality.StraightLining, _ questions: [Question], _ scales: [AnswerScale]) {
    length = rule.answers
    // A reversed question stands on a turned scale: what was ticked on it is the category counted from the other end.
    var grids: [String: [Int]] = [:]
    for (place, question) in questions.enumerated() {
      grids[scales[question.scale].idBeforeTurning, default: []].append(place)
    }
    self.grids = grids.values.filter { $0.count >= Self.smallestGrid }
    last = questions.map { $0.isReversed ? UInt8(scales[$0.scale].categories.count - 1) : nil }
  }

  /// Whether a row is one.
  ///
  /// - Parameter breaks: of each question, whether an answer to it ends a line, whatever it is; empty for none.
  func isStraight(_ row: Int, _ answers: [[UInt8]], breaks: [Bool] = []) -> Bool {
    grids.contains { grid in
      var run = 0
      var longest = 0
      var before: UInt8?
      for place in grid {
        var answer = answers[place][row]
        guard Answer(byte: answer).category != nil else { continue }
        if !breaks.isEmpty, breaks[place] {
          (run, before) = (0, nil)
          continue
        }
        if let last = last[place] { answer = last - answer }
        run = answer == before ? run + 1 : 1
        before = answer
        longest = max(longest, run)
      }
      return longest >= length
    }
  }
}

/// Of straight lines that are left out, those that hang on no hidden answer.
///
/// In a unit that is told of, a question that too few answered is hidden. Were a form left out because of what it says
/// there, everything that is told of the unit would hang on that: whoever knows the other answers would read it off the
/// number of forms. So a hidden answer ends a line, whatever it is. That makes no line where there was none, and what is hidden
/// once ends lines for good: which forms are left out is the same whatever the hidden answers are.
///
/// In a unit that is told of nothing lines stay lines: they change no number but counts, and totals over hidden answers.
struct ToldLines {
  private let lines: StraightLines
  private let atLeast: Int
  /// What is told together: each question by itself, and those that make an indicator; of these, how many make one.
  private let readings: [(questions: [Int], needs: Int)]
  private let units: Int

  init(_ lines: StraightLines, _ survey: Survey, _ questions: [Question], _ index: IndexTree) {
    self.lines = lines
    atLeast = index.publish.atLeast
    units = survey.units.count
    let place = Dictionary(questions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var readings = questions.indices.map { (questions: [$0], needs: 1) }
    for index in [index] + index.entities {
      for node in index.nodes {
        guard case .indicator(let indicator) = node.content, case .questions(let codes, _) = indicator.source, codes.count > 1
        else { continue }
        let own = codes.compactMap { place[$0] }
        if 2 * own.count >= codes.count { readings.append((own, (codes.count + 1) / 2)) }
      }
    }
    self.readings = readings
  }

  /// Takes the flag from every row that is no line without what is hidden.
  ///
  /// - Parameter sets: rows of one respondent and unit among some rows, where there are several.
  func keep(among rows: CandidateRows, _ flags: inout [UInt8], sets: (_ counts: [Bool]) -> [[Int]]) {
    let line = QualityFlag.straightLining.bit
    guard flags.contains(where: { $0 & line != 0 }) else { return }
    let answers = rows.answers
    let answered = counts(rows, Array(repeating: true, count: flags.count), sets: [])
    var breaks = [[Bool]](repeating: Array(repeating: false, count: answers.count), count: units)
    // First what is hidden even if no line were left out, then what the lines that are left out hide.
    var isCounted = flags.map { $0 & ~line == 0 }
    while true {
      let told = counts(rows, isCounted, sets: sets(isCounted))
      var grows = [Bool](repeating: false, count: units)
      for unit in 0..<units where told[unit].contains(where: { $0 >= atLeast }) {
        for (reading, own) in readings.enumerated() where answered[unit][reading] > 0 && told[unit][reading] < atLeast {
          for question in own.questions where !breaks[unit][question] {
            breaks[unit][question] = true
            grows[unit] = true
          }
        }
      }
      for row in flags.indices where flags[row] & line != 0 && grows[Int(rows.unit[row])] {
        if !lines.isStraight(row, answers, breaks: breaks[Int(rows.unit[row])]) { flags[row] &= ~line }
      }
      let next = flags.map { $0 == 0 }
      if next == isCounted { return }
      isCounted = next
    }
  }

  /// Units × readings: how many respondents there are at least, whichever of the rows of one counts.
  private func counts(_ rows: CandidateRows, _ isCounted: [Bool], sets: [[Int]]) -> [[Int]] {
    var counts = [[Int]](repeating: Array(repeating: 0, count: readings.count), count: units)
    var isAlone = isCounted
    for set in sets { for row in set { isAlone[row] = false } }
    func add(_ set: [Int]) {
      let unit = Int(rows.unit[set[0]])
      for (place, reading) in readings.enumerated() {
        let answered = reading.questions.count { question in
          set.allSatisfy { Answer(byte: rows.answers[question][$0]).category != nil }
        }
        if answered >= reading.needs { counts[unit][place] += 1 }
      }
    }
    for row in isAlone.indices where isAlone[row] { add([row]) }
    for set in sets { add(set) }
    return counts
  }
}
