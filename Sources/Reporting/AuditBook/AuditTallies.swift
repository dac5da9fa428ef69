import Inference
import Scoring
import SurveyModel

/// The sheets of what one respondent group answered: weights of the responses, tallies by unit × stratum × question × category, and their sums by unit.
struct AuditTallies {
  let weights: AuditSheet
  let questions: AuditQuestions
  let tallies: AuditSheet
  let units: AuditSheet
  /// A domain behind the units: all of them together.
  let whole: Int
  private let categories: Int
  private let names: AuditNames

  /// First column of the weighted counts in ``units``.
  static let firstCount = 8
  private static let firstLine = AuditSheet.headRows + 2

  /// The row of a question and a domain in ``units``.
  func row(question: Int, domain: Int) -> Int { Self.firstLine + question * (whole + 1) + domain }

  /// Cells of a line of ``units``, to be read from other sheets.
  func weighted(question: Int, domain: Int, categories: Int) -> String {
    units.outer(units.range(row(question: question, domain: domain), Self.firstCount...(Self.firstCount + categories - 1)))
  }

  func weightedCell(question: Int, domain: Int, category: Int) -> String {
    units.outer(units.at(row(question: question, domain: domain), Self.firstCount + category))
  }

  func unweighted(question: Int, domain: Int, categories own: Int) -> String {
    let first = Self.firstCount + categories
    return units.outer(units.range(row(question: question, domain: domain), first...(first + own - 1)))
  }

  func unweightedCell(question: Int, domain: Int, category: Int) -> String {
    units.outer(units.at(row(question: question, domain: domain), Self.firstCount + categories + category))
  }

  func answers(question: Int, domain: Int) -> String { units.outer(units.at(row(question: question, domain: domain), 2)) }
  func weightSum(question: Int, domain: Int) -> String { units.outer(units.at(row(question: question, domain: domain), 3)) }
  func hidden(question: Int, domain: Int) -> String { units.outer(units.at(row(question: question, domain: domain), 4)) }

  /// Σw of answers in the two best categories over those of the satisfaction questions that are told, of a domain.
  func satisfaction(domain: Int) -> String {
    let rows = Self.firstLine...max(Self.firstLine, units.height - 1)
    func column(_ place: Int) -> String { units.outer(units.range(rows, place)) }
    let conditions = "\(column(7)),\(domain + 1),\(column(5)),1,\(column(4)),0"
    let all = "SUMIFS(\(column(3)),\(conditions))"
    return "IF(\(all)>0,SUMIFS(\(column(6)),\(conditions))/\(all),\"\")"
  }

  /// - Parameters:
  ///   - suffix: of the names of the sheets.
  ///   - atLeast: the cell that holds how many respondents a number needs; `nil` for a group that has no threshold.
  init(_ group: SurveyFigures.Group, of data: SurveyData, _ names: AuditNames, _ words: AuditBookWords, suffix: String, atLeast: String?) {
    let (sample, survey) = (group.sample, data.survey)
    whole = survey.units.count
    self.names = names
    let scales = sample.table.questions.map { sample.scales[$0.scale] }
    categories = scales.map(\.categories.count).max() ?? 0
    let threshold = survey.respondentGroups[group.number].isConfidential ? data.index.publish.atLeast : 0
    questions = AuditQuestions(sample, words, suffix: suffix)
    var base = AuditBaseWeights(sample, survey, words, suffix: suffix)
    weights = base.finish()
    var counted = AuditSheet(words.sheet(.tallies) + suffix, title: words.tallies, about: words.aboutTallies, words.language)
    let perRow = Self.firstLine
    counted.head(
      [words.question, words.unit, words.stratum, words.weight, words.answers] + (0..<categories).map(words.category), row: perRow - 1)
    counted.setWidths([16, 18, 22, 12, 10])
    counted.freeze(row: perRow, column: 4)
    // Rows of the tally by unit, so that what belongs to a unit stands together.
    let rowsOfUnit = survey.units.indices.map { unit in sample.weights.rows.indices.filter { sample.weights.rows[$0].unit == unit } }
    let ordered = rowsOfUnit.flatMap(\.self)
    var firstOfUnit = [0]
    for rows in rowsOfUnit { firstOfUnit.append((firstOfUnit.last ?? 0) + rows.count) }
    let count = 5
    for question in sample.table.questions.indices {
      for (place, row) in ordered.enumerated() {
        let line = perRow + question * ordered.count + place
        counted.put(words.code(of: sample.table.questions[question]), row: line, column: 0)
        counted.put(names.id(sample.weights.rows[row].unit), row: line, column: 1)
        counted.put(base.label(ofRow: row), row: line, column: 2)
        counted.put(formula: base.weight(ofRow: row), giving: sample.weights.rows[row].weight, row: line, column: 3)
        let own = scales[question].categories.count
        for category in 0..<own {
          counted.put(Double(sample.tally.count(row: row, question: question, category: category)), row: line, column: count + category)
        }
        counted.put(
          formula: "SUM(\(counted.range(line, count...(count + own - 1))))",
          giving: Double(sample.tally.answers(row: row, question: question)),
          row: line, column: 4)
      }
    }
    tallies = counted

    var sums = AuditSheet(words.sheet(.unitTallies) + suffix, title: words.unitTallies, about: words.aboutUnitTallies, words.language)
    sums.head(
      [words.question, words.unit, words.answers, words.weightSum, words.tooFew, words.satisfactionQuestion, words.satisfied, words.number]
        + (0..<categories).map { words.weighted($0) } + (0..<categories).map { words.unweighted($0) }, row: Self.firstLine - 1)
    sums.setWidths([16, 18, 10, 12, 12, 12, 12, 6])
    sums.freeze(row: Self.firstLine, column: 2)
    let rated = Dictionary(group.satisfaction.items.map { ($0.question, $0.recode) }, uniquingKeysWith: { first, _ in first })
    let unweightedFirst = Self.firstCount + categories
    for question in sample.table.questions.indices {
      let own = scales[question].categories.count
      let first = Self.firstLine + question * (whole + 1)
      var totals = [[Double]](repeating: [], count: whole + 1)
      for domain in 0...whole {
        let line = first + domain
        sums.put(words.code(of: sample.table.questions[question]), row: line, column: 0)
        sums.put(names.id(domain), row: line, column: 1)
        sums.put(Double(domain + 1), row: line, column: 7)
        let rows = domain < whole ? rowsOfUnit[domain] : []
        let lines =
          domain < whole && !rows.isEmpty
          ? (perRow + question * ordered.count + firstOfUnit[domain])...(perRow + question * ordered.count + firstOfUnit[domain + 1] - 1)
          : nil
        var (weighted, plain) = ([Double](repeating: 0, count: own), [Double](repeating: 0, count: own))
        for category in 0..<own {
          if domain < whole {
            for row in rows {
              let number = Double(sample.tally.count(row: row, question: question, category: category))
              plain[category] += number
              weighted[category] += sample.weights.rows[row].weight * number
            }
          }
        }
        if domain == whole {
          let told = group.wholeSample
          for row in 0..<told.tally.rows {
            for category in 0..<own {
              let number = Double(told.tally.count(row: row, question: question, category: category))
              plain[category] += number
              weighted[category] += told.rowWeights[row] * number
            }
          }
        }
        totals[domain] = plain
        let units = first...(first + whole - 1)
        for category in 0..<own {
          let column = Self.firstCount + category
          let number: String
          let unweighted: String
          if let lines {
            let cells = counted.outer(counted.range(lines, count + category))
            number = "SUMPRODUCT(\(counted.outer(counted.range(lines, 3))),\(cells))"
            unweighted = "SUM(\(cells))"
          } else if domain == whole {
            let own = sums.range(units, column)
            let flags = sums.range(units, 4)
            let plainUnits = sums.range(units, unweightedFirst + category)
            // Answers that are told of no unit count with their mean weight in all units together.
            number =
              !group.hidden.isPooled(question: question)
              ? "SUM(\(own))"
              : "SUMPRODUCT(\(own),1-\(flags))+SUMPRODUCT(\(plainUnits),\(flags))*SUMPRODUCT(\(sums.range(units, 3)),\(flags))"
                + "/SUMPRODUCT(\(sums.range(units, 2)),\(flags))"
            unweighted = "SUM(\(plainUnits))"
          } else {
            (number, unweighted) = ("0", "0")
          }
          sums.put(formula: number, giving: weighted[category], row: line, column: column)
          sums.put(formula: unweighted, giving: plain[category], row: line, column: unweightedFirst + category)
        }
        let (answers, weight) = (plain.reduce(0, +), weighted.reduce(0, +))
        sums.put(
          formula: "SUM(\(sums.range(line, unweightedFirst...(unweightedFirst + own - 1))))", giving: answers, row: line, column: 2)
        sums.put(
          formula: "SUM(\(sums.range(line, Self.firstCount...(Self.firstCount + own - 1))))", giving: weight, row: line, column: 3)
        if domain < whole, let atLeast {
          sums.put(
            formula: "IF(AND(\(sums.at(line, 2))>0,\(sums.at(line, 2))<\(atLeast)),1,0)",
            giving: answers > 0 && answers < Double(threshold) ? 1 : 0, row: line, column: 4)
        } else {
          sums.put(domain == whole && group.hidden.isDropped(question: question) ? 1 : 0, row: line, column: 4)
        }
        let isLeftOut = domain < whole && group.hidden.isLeftOutOfRates(question: question, unit: domain)
        sums.put(rated[question] == nil || isLeftOut ? 0 : 1, row: line, column: 5)
        if let recode = rated[question] {
          let best = recode.values.indices.filter { recode.values[$0] > 0 }
          guard let low = best.first else { continue }
          sums.put(
            formula: "SUM(\(sums.range(line, (Self.firstCount + low)...(Self.firstCount + own - 1))))",
            giving: best.reduce(0) { $0 + weighted[$1] }, row: line, column: 6)
        }
      }
    }
    units = sums
  }
}

/// The values of the categories of each question, and the ends that shares are counted from.
struct AuditQuestions {
  let sheet: AuditSheet
  private static let first = AuditSheet.headRows + 2
  private static let firstValue = 5

  init(_ sample: Sample, _ words: AuditBookWords, suffix: String) {
    var sheet = AuditSheet(words.sheet(.questions) + suffix, title: words.questions, about: words.aboutQuestions, words.language)
    let questions = sample.table.questions
    let most = questions.map { sample.scales[$0.scale].categories.count }.max() ?? 0
    sheet.head(
      [words.question, words.madeOf, words.best, words.secondBest, words.secondWorst] + (0..<most).map(words.category), row: Self.first - 1)
    sheet.setWidths([16, 30, 12, 12, 12])
    sheet.freeze(row: Self.first, column: 1)
    for (place, question) in questions.enumerated() {
      let row = Self.first + place
      let scale = sample.scales[question.scale]
      sheet.put(words.code(of: question), row: row, column: 0)
      let parts = words.parts(of: question)
      sheet.put(words.madeOf(question), row: row, column: 1)
      for (category, own) in scale.categories.enumerated() { sheet.put(own.value, row: row, column: Self.firstValue + category) }
      let cells = sheet.range(row, Self.firstValue...(Self.firstValue + scale.categories.count - 1))
      // Means of several questions are held against the scale that these were answered on.
      if let base = questions.first(where: { parts.contains($0.code) }).map({ sample.scales[$0.scale].categories.map(\.value) }) {
        for (column, value) in [base[base.count - 1], base[base.count - 2], base[1]].enumerated() {
          sheet.put(value, row: row, column: 2 + column)
        }
      } else {
        let values = scale.categories.map(\.value)
        sheet.put(formula: "MAX(\(cells))", giving: values[values.count - 1], row: row, column: 2)
        sheet.put(formula: "LARGE(\(cells),2)", giving: values[values.count - 2], row: row, column: 3)
        sheet.put(formula: "SMALL(\(cells),2)", giving: values[1], row: row, column: 4)
      }
    }
    self.sheet = sheet
  }

  /// What a category counts for in a statistic; `nil` where that is stated and not computed.
  func recode(_ statistic: IndexTree.Statistic, question: Int, category: Int) -> String? {
    func cell(_ column: Int) -> String { sheet.outer(sheet.at(Self.first + question, column)) }
    let value = cell(Self.firstValue + category)
    return switch statistic {
    case .mean, .median: value
    case .top1: "IF(\(value)>=\(cell(2)),1,0)"
    case .top2: "IF(\(value)>=\(cell(3)),1,0)"
    case .bottom2: "IF(\(value)<=\(cell(4)),1,0)"
    case .net: "IF(\(value)>=\(cell(3)),1,IF(\(value)<=\(cell(4)),-1,0))"
    case .allTop: "IF(\(value)>0,1,0)"
    case .share: nil
    }
  }
}

/// The weights of the responses of a group: by cell from who was asked and who answered, or as a calibration gave them.
struct AuditBaseWeights {
  private var sheet: AuditSheet
  private let sample: Sample
  private let survey: Survey
  private let words: AuditBookWords
  /// The cell that holds the weight of each cell, class, and of responses outside the calibration.
  private var ofCell: [String] = []
  private var ofClass: [String] = []
  private var outside = ""
  private var classOfRow: [Int?] = []
  private var classLabels: [String] = []

  init(_ sample: Sample, _ survey: Survey, _ words: AuditBookWords, suffix: String) {
    self.sample = sample
    self.survey = survey
    self.words = words
    let method = sample.weights.summary.method
    sheet = AuditSheet(
      words.sheet(.responseWeights) + suffix, title: words.responseWeights, about: words.responseWeights(method), words.language)
    var row = AuditSheet.headRows + 1
    sheet.head([words.unit, words.stratum, words.invited, words.responses, words.notInFrame, words.rule, words.weight], row: row)
    sheet.setWidths([18, 26, 12, 12, 14, 44, 14])
    row += 1
    let isByCell = method == .nonresponse
    for cell in sample.weights.cells {
      sheet.put(cell.unit.map { survey.units[$0].id } ?? words.allUnits, row: row, column: 0)
      sheet.put(label(cell), row: row, column: 1)
      sheet.put(cell.listed, row: row, column: 2, isByCell ? .input : .plain)
      sheet.put(Double(cell.responses), row: row, column: 3)
      sheet.put(Double(cell.uninvited), row: row, column: 4)
      if sample.weights.calibration != nil {
        sheet.put(words.calibratedRule, row: row, column: 5)
        sheet.put(cell.weight, row: row, column: 6)
      } else if isByCell, !cell.isOverfull, cell.listed != nil {
        sheet.put(words.cellRule, row: row, column: 5)
        sheet.put(formula: "\(sheet.at(row, 2))/\(sheet.at(row, 3))", giving: cell.weight, row: row, column: 6)
      } else {
        sheet.put(cell.isOverfull ? words.overfullRule : words.oneRule, row: row, column: 5)
        sheet.put(cell.weight, row: row, column: 6, .input)
      }
      ofCell.append(sheet.outer(sheet.at(row, 6)))
      row += 1
    }
    guard let calibration = sample.weights.calibration else { return }
    addClasses(calibration, from: row + 1)
  }

  private mutating func addClasses(_ calibration: CalibratedWeights, from start: Int) {
    var row = start
    let isStratified = calibration.margins.count == 1
    var classOfRow = [Int?](repeating: nil, count: sample.weights.rows.count)
    var isKnown = [Bool](repeating: false, count: classOfRow.count)
    for (response, own) in calibration.classes.enumerated() {
      let tallied = Int(sample.weights.row[response])
      if !isKnown[tallied] { (classOfRow[tallied], isKnown[tallied]) = (own, true) }
    }
    self.classOfRow = classOfRow
    sheet.head([words.calibrationClass, words.category, words.population, words.responses, "", words.rule, words.weight], row: row)
    row += 1
    for (number, weight) in calibration.weights.enumerated() {
      let categories = zip(calibration.margins, calibration.summary.margins).compactMap { margin, told in
        let place = margin.category[number]
        return told.categories.indices.contains(place) ? told.categories[place] : nil
      }
      let label = categories.map { $0.labels.map { words.label($0, survey) }.joined(separator: " × ") }.joined(separator: "; ")
      classLabels.append(label)
      sheet.put(Double(number + 1), row: row, column: 0)
      sheet.put(label, row: row, column: 1)
      if isStratified, let own = categories.first {
        sheet.put(own.population, row: row, column: 2, .input)
        sheet.put(Double(own.responses), row: row, column: 3)
        sheet.put(words.stratifiedRule, row: row, column: 5)
        sheet.put(formula: "\(sheet.at(row, 2))/\(sheet.at(row, 3))", giving: weight, row: row, column: 6)
      } else {
        sheet.put(words.rakedRule, row: row, column: 5)
        sheet.put(weight, row: row, column: 6, .input)
      }
      ofClass.append(sheet.outer(sheet.at(row, 6)))
      row += 1
    }
    if calibration.summary.outside > 0 {
      sheet.put(words.outsideRule, row: row, column: 5)
      sheet.put(calibration.weightOutside, row: row, column: 6, .input)
      outside = sheet.outer(sheet.at(row, 6))
    }
  }

  private func label(_ cell: ResponseWeights.Cell) -> String {
    let strata = cell.strata.map { survey.strata[$0].name[words.language] } + (cell.hasUnknownStratum ? [words.unknownStratum] : [])
    return strata.isEmpty ? words.noStrata : strata.joined(separator: " + ")
  }

  func label(ofRow row: Int) -> String {
    let cell = label(sample.weights.cells[sample.weights.rows[row].cell])
    guard !classOfRow.isEmpty else { return cell }
    return cell + " · " + (classOfRow[row].map { classLabels[$0] } ?? words.outsideClass)
  }

  func weight(ofRow row: Int) -> String {
    if classOfRow.isEmpty { return ofCell[sample.weights.rows[row].cell] }
    return classOfRow[row].map { ofClass[$0] } ?? outside
  }

  mutating func finish() -> AuditSheet { sheet }
}

/// How units are called in formulas and beside them.
struct AuditNames {
  let survey: Survey
  let language: Language
  let whole: String

  var count: Int { survey.units.count }

  /// What a domain is found by; the domain behind the units is all of them together.
  func id(_ domain: Int) -> String { domain < count ? survey.units[domain].id : whole }
  func name(_ domain: Int) -> String { domain < count ? survey.units[domain].name[language] : whole }
}
