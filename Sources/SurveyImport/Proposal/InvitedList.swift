import SurveyModel

/// A list of those invited among the files given to `init`: not answers, but the `frame` of a group of respondents.
struct InvitedList {
  let input: InputFile
  /// Of a workbook with several.
  let sheet: String?
  /// That its words tell, where it is not stated.
  let encoding: TextEncoding?
  /// The header of each column that was found: `respondent`, `unit`, `stratum`, `disposition`.
  private(set) var columns: [(role: String, header: String)]
  private let ids: Set<String>
  private let strata: ListStrata

  /// Where it belongs, with how many of that group's respondents stand in it.
  struct Place {
    var list: InvitedList
    let found: Int
    let respondents: Int
  }

  // MARK: Which files are lists

  /// The lists among several files, and the others.
  static func split(_ inputs: [InputFile], format: FileFormat) throws(ImportFailure) -> (exports: [InputFile], lists: [InvitedList]) {
    guard inputs.count > 1 else { return (inputs, []) }
    var (exports, lists) = ([InputFile](), [InvitedList]())
    for input in inputs {
      if let list = try InvitedList(input, format: format) { lists.append(list) } else { exports.append(input) }
    }
    // A list alone is no survey: what is missing is told as of any file.
    return exports.isEmpty ? (inputs, []) : (exports, lists)
  }

  /// `nil` for what is no list: by its headers, or because it holds answers.
  private init?(_ input: InputFile, format stated: FileFormat) throws(ImportFailure) {
    if case .spss = try TableKind(input) { return nil }
    let (format, encoding) = try EncodingFinder.format(of: input, stated: stated)
    let file = try RecordSources.open(input, format: format)
    let table = NamedTable(columns: FrameReader.ownColumns)
    guard let names = try table.names(in: file), names[0] != nil, names.dropFirst().contains(where: { $0 != nil }) else { return nil }
    guard try Self.holdsNoAnswers(input, beside: names.compactMap(\.self), format: stated) else { return nil }
    var ids: Set<String> = []
    let columns = zip(FrameReader.ownColumns, names).compactMap { column, header in header.map { (role: column.name, header: $0) } }
    do throws(ImportFailure) {
      _ = try table.read(file) { row, _ in if !row.cells[0].isEmpty { ids.insert(row.cells[0]) } }
      strata = try ListStrata(file, beside: FrameReader.ownColumns[0])
    } catch {
      return nil
    }
    self.input = input
    self.encoding = encoding
    self.ids = ids
    sheet = try file.sheet()
    self.columns = columns
  }

  /// Of a table below titles, which is read as no export, there is nothing to be scored. A few rows of answers may tell no scale, and are answers all the
  /// same.
  private static func holdsNoAnswers(_ input: InputFile, beside names: [String], format: FileFormat) throws(ImportFailure) -> Bool {
    let export: CountedExport
    do throws(ImportFailure) {
      export = try CountedExport([input], format: format, platform: nil)
    } catch {
      if error.kind == .interrupted { throw error }
      return true
    }
    guard export.platform.id == Plain().id else { return false }
    let alone = try SurveyProposer.propose([export]) { _ in nil }
    let own = Set(names.map { TextKey($0) })
    return alone.groups.allSatisfy { $0.questions.isEmpty && $0.open.allSatisfy { own.contains(TextKey($0.column)) } }
  }

  // MARK: Whose list it is

  /// The one group half of whose respondents, or more, stand in it.
  ///
  /// - Returns: `nil` where there is none, or more than one.
  func place(among groups: [(columns: [(role: String, header: String)], export: CountedExport)]) -> (group: Int, place: Place)? {
    let found = groups.indices.compactMap { number -> (group: Int, place: Place)? in
      guard let header = groups[number].columns.first(where: { $0.role == "respondent" })?.header,
        let column = groups[number].export.columns.first(where: { $0.name == header })
      else { return nil }
      let known = ids.count { column.count.holds($0) }
      guard known > 0, known * 2 >= column.count.distinct else { return nil }
      return (number, Place(list: self, found: known, respondents: column.count.distinct))
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The key `frame` of a respondent group.
  func yaml(_ format: FileFormat) -> String {
    func q(_ text: String) -> String { YAMLText.quoted(text) }
    var text = "    frame:\n      file: \(q(input.name))\n"
    if let sheet { text += "      sheet: \(q(sheet))\n" }
    if let encoding = format.encoding ?? encoding { text += "      encoding: \(q(encoding.rawValue))\n" }
    if let delimiter = format.delimiter { text += "      delimiter: \(q(delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))))\n" }
    return text + "      columns:\n" + columns.map { "        \($0.role): \(q($0.header))\n" }.joined()
  }

  /// A survey without strata has no use for where firms are.
  mutating func drop(_ role: String) { columns.removeAll { $0.role == role } }

  mutating func map(_ role: String, _ header: String) {
    drop(role)
    columns.append((role, header))
  }

  /// Where the strata of an export stand in it; `nil` where they do not.
  func stratum(headers: [String], names: [Set<TextKey>]) -> (header: String, values: [String])? {
    strata.column(of: headers, usual: columns.first { $0.role == "stratum" }?.header, names: names)
  }
}

extension SurveyProposal {
  /// Puts each list beside the group whose respondents it names.
  ///
  /// - Returns: those of which that is not sure.
  mutating func take(_ lists: [InvitedList]) -> [InvitedList] {
    var left: [InvitedList] = []
    for list in lists {
      guard let (number, place) = list.place(among: groups.map { ($0.columns, $0.export) }), groups[number].frame == nil else {
        left.append(list)
        continue
      }
      groups[number].frame = place
    }
    settleStrata()
    return left
  }
}
