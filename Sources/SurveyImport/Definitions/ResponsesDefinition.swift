import SurveyModel

/// `responses` and `columns` of a respondent group: the files, and the headers that are not questions.
struct ResponsesDefinition {
  private(set) var files: [RespondentGroup.ResponseFile] = []
  private(set) var columns = RespondentGroup.Columns()
  /// The headers of `columns` with what they hold, so that no question claims the same.
  private(set) var claimed: [(header: String, role: LocalizedText)] = []
  /// `questions` of single files, by position among ``files``; read when the group's questions are known.
  private(set) var ownQuestions: [Int: YAMLNode] = [:]
  /// Where the files state their own `unit`.
  private(set) var unitPlaces: [YAMLNode.Position] = []

  /// The columns of each file.
  var allColumns: [RespondentGroup.Columns] { files.map { $0.columns ?? columns } }

  /// - Parameter units: ids of the survey's units; `nil` where they could not be read.
  init(_ group: YAMLMap, units: [String]?, _ faults: inout DefinitionFaults) {
    columns = group["columns"].flatMap { readColumns($0, over: RespondentGroup.Columns(), &faults) } ?? RespondentGroup.Columns()
    // For all files that do not say otherwise.
    let groupPlatform = group["platform"]?.word(Platforms.all.map(\.id), &faults)
    let groupDateOrder = group["date-order"]?.word(RespondentGroup.DateOrder.allCases, &faults)
    guard let node = group.required("responses", &faults),
      let items = node.list(GroupWords.listOfFiles, &faults)
    else { return }
    if items.isEmpty {
      faults.add(at: node.position, GroupWords.noFile)
    }
    var seen: Set<String> = []
    for item in items {
      guard
        let map = item.map(
          GroupWords.mapOfFile,
          keys: ["file", "unit", "columns", "questions", "platform", "date-order"] + FileFormatDefinition.keys, &faults)
      else { continue }
      let fileNode = map.required("file", &faults)
      let file = fileNode?.text(.filePath, &faults)
      let format = FileFormatDefinition.read(map, &faults)
      // The sheets of a workbook are files of their own.
      if let fileNode, let file, !seen.insert(Self.plainPath(file) + (format.sheet.map { "\n" + $0 } ?? "")).inserted {
        faults.add(at: fileNode.position, GroupWords.fileTwice(file))
      }
      let platform = map["platform"]?.word(Platforms.all.map(\.id), &faults) ?? groupPlatform
      let dateOrder = map["date-order"]?.word(RespondentGroup.DateOrder.allCases, &faults) ?? groupDateOrder
      let own = map["columns"].flatMap { readColumns($0, over: columns, &faults) }
      var unit: Int?
      if let unitNode = map["unit"] {
        unitPlaces.append(unitNode.position)
        if let units { unit = unitNode.reference(to: ValueWords.unitID, among: units, &faults) }
      } else if (own ?? columns).unit == nil, (own ?? columns).units == nil, units?.count != 1,
        group["columns"].map(Self.mentionsUnit) != true, !LayoutDefinition.tellsUnits(group, map["questions"])
      {
        faults.add(at: item.position, GroupWords.unitOfFileUnknown)
      }
      if let file {
        if let questions = map["questions"] { ownQuestions[files.count] = questions }
        files.append(
          .init(file: file, unit: unit, format: format, platform: platform, dateOrder: dateOrder, columns: own))
      }
    }
  }

  /// `./a//b.csv` is `a/b.csv`. `..` stays: what lies behind a link is not known here.
  private static func plainPath(_ path: String) -> String {
    (path.hasPrefix("/") ? "/" : "") + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  private static func mentionsUnit(_ columns: YAMLNode) -> Bool {
    guard case .map(let entries) = columns.content else { return true }
    return entries.contains { $0.key == "unit" || $0.key == "units" }
  }

  private static let roles = ["respondent", "unit", "units", "stratum", "submitted", "started", "duration", "consent", "address"]

  /// - Parameter over: what a file's own columns are written over.
  private mutating func readColumns(
    _ node: YAMLNode, over columns: RespondentGroup.Columns, _ faults: inout DefinitionFaults
  ) -> RespondentGroup.Columns? {
    guard
      let map = node.map(
        GroupWords.mapOfColumns,
        keys: ["respondent", "unit", "units", "stratum", "submitted", "started", "duration", "consent", "address"], &faults)
    else { return nil }
    var header: [String: String] = [:]
    for entry in map.entries where Self.roles.contains(entry.key) {
      guard let text = entry.value.text(.columnHeader, &faults) else { continue }
      header[entry.key] = text
      claimed.append((text, GroupWords.roleOfColumn(entry.key)))
    }
    if let unit = map["unit"], map["units"] != nil {
      faults.add(at: unit.position, GroupWords.unitAndUnits)
    }
    // A file that names one kind of unit column has not the other.
    let unit = header["units"] == nil ? columns.unit : nil
    let units = header["unit"] == nil ? columns.units : nil
    func mapped(_ role: String, _ before: String?) -> String? { header[role] ?? before }
    return RespondentGroup.Columns(
      respondent: mapped("respondent", columns.respondent), unit: mapped("unit", unit), stratum: mapped("stratum", columns.stratum),
      submitted: mapped("submitted", columns.submitted), units: mapped("units", units), consent: mapped("consent", columns.consent),
      started: mapped("started", columns.started), duration: mapped("duration", columns.duration),
      address: mapped("address", columns.address))
  }
}
