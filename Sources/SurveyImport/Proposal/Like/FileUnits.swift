import SurveyModel

/// New exports of which each is of one unit, as its name says: for a survey whose units a column named, or whose files were each of one unit already.
struct FileUnits {
  private enum Match {
    /// By an id, a name or another spelling of the unit.
    case known(Unit)
    /// The same office written in another way.
    case likely(Unit)
    case new(id: String, name: String)
  }

  private let files: [(file: String, rows: Int, match: Match)]

  /// - Returns: `nil` where there is but one file or one unit, so that the files are batches.
  init?(_ export: CountedExport, of survey: Survey) {
    guard survey.units.count + survey.leftOutUnits.count > 1,
      export.files.count > 1 || export.files.contains(where: { Self.unit(named: $0.file.input.name, survey) != nil })
    else { return nil }
    var ids = IDMaker(reserved: survey.units.map(\.id) + survey.leftOutUnits.map(\.id))
    let names = Self.bare(export.files.map(\.file.input.name))
    // Where the words that all share hide the names of units, they are no part of a new one's either.
    let isBare = zip(export.files, names).contains {
      Self.unit(named: $0.file.input.name, survey) == nil && Self.unit(named: $1, survey) != nil
    }
    var made: [TextKey: String] = [:]
    files = zip(export.files, names).map { file, bare in
      let name = file.file.input.name
      let match: Match
      if let unit = Self.unit(named: name, survey) ?? Self.unit(named: bare, survey) {
        match = .known(unit)
      } else if let unit = Self.twin(of: bare, survey) {
        match = .likely(unit)
      } else {
        let own = isBare ? bare : SurveyProposer.stem(name)
        let id = made[TextKey(own)] ?? ids.id(of: [own], else: "unit")
        made[TextKey(own)] = id
        match = .new(id: id, name: own)
      }
      return (name, file.rows, match)
    }
  }

  /// The id of the unit of each file, in their order.
  var ids: [String] {
    files.map { file in
      switch file.match {
      case .known(let unit), .likely(let unit): unit.id
      case .new(let id, _): id
      }
    }
  }

  /// Units that the edition before does not know, each once.
  var new: [(id: String, name: String, rows: Int)] {
    var new: [(id: String, name: String, rows: Int)] = []
    for file in files {
      guard case .new(let id, let name) = file.match else { continue }
      if let place = new.firstIndex(where: { $0.id == id }) { new[place].rows += file.rows } else { new.append((id, name, file.rows)) }
    }
    return new
  }

  var remarks: [LocalizedText] {
    [LikeWords.fileForEachUnit]
      + files.map { file in
        switch file.match {
        case .known(let unit): LikeWords.unitOfFile(file.file, unit.name)
        case .likely(let unit): LikeWords.likelyUnitOfFile(file.file, unit.name)
        case .new(_, let name): LikeWords.newUnit(YAMLText.comment(name, length: 80), rows: file.rows)
        }
      }
  }

  /// Files whose names are no spelling of a unit, and yet most likely its.
  var guesses: [OpenDecision] {
    files.compactMap { file in
      guard case .likely(let unit) = file.match else { return nil }
      let taken = LikeWords.fileIsOf(unit.name)
      return OpenDecision(
        column: file.file,
        readings: [.init(text: taken, count: file.rows), .init(text: LikeWords.fileIsOfOther, count: file.rows)],
        evidence: LikeWords.fileNameIsNearly(unit.name), taken: taken)
    }
  }

  // MARK: Names

  private static func unit(named file: String, _ survey: Survey) -> Unit? {
    let stem = SurveyProposer.stem(file)
    let id = IDMaker.id(of: stem)
    return (survey.units + survey.leftOutUnits).first { unit in
      ([unit.id] + unit.name.all + unit.aliases).contains { TextKey($0) == TextKey(stem) || !id.isEmpty && IDMaker.id(of: $0) == id }
    }
  }

  /// The one unit that is written in another way, misspelt letters not counted.
  private static func twin(of name: String, _ survey: Survey) -> Unit? {
    let own = OfficeName(name.replacing("-", with: " ").replacing("_", with: " "))
    let found = (survey.units + survey.leftOutUnits).filter { unit in
      own.twin(among: ([unit.id] + unit.name.all + unit.aliases).map { OfficeName($0) }) != nil
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Names of files without their ending, without years and dates, and without the words that all of them begin or end with: "DDCI 2026 - Móng Cái.xlsx".
  private static func bare(_ names: [String]) -> [String] {
    let words = names.map { name in
      SurveyProposer.stem(name).split { " _-–().,".contains($0) }.map(String.init).filter { word in !isOfTime(word) }
    }
    guard words.count > 1 else { return zip(words, names).map { $0.isEmpty ? SurveyProposer.stem($1) : $0.joined(separator: " ") } }
    let shortest = words.map(\.count).min() ?? 0
    func areShared(_ word: ([String]) -> String) -> Bool { Set(words.map { TextKey(word($0)) }).count == 1 }
    var front = 0
    while front + 1 < shortest, areShared({ $0[front] }) { front += 1 }
    var back = 0
    while front + back + 1 < shortest, areShared({ $0[$0.count - 1 - back] }) { back += 1 }
    return zip(words, names).map { words, name in
      words.isEmpty ? SurveyProposer.stem(name) : words[front..<words.count - back].joined(separator: " ")
    }
  }

  /// "2026", "20261102", "11": no number of an office has four digits, and one of two may be.
  private static func isOfTime(_ word: String) -> Bool { word.count >= 4 && word.allSatisfy { $0.isASCII && $0.isNumber } }
}
