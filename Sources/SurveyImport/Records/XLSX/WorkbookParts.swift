import Archive

/// The parts of a workbook (ECMA-376 part 2): which entries of its archive are its sheets, their texts and their formats.
struct WorkbookParts: Sendable {
  struct Sheet: Sendable {
    let name: String
    let isHidden: Bool
    let entry: ZipArchive.Entry
  }

  let archive: ZipArchive
  /// Those with cells, in the order of the workbook: not sheets that are a chart.
  private(set) var sheets: [Sheet] = []
  private(set) var sharedStrings: ZipArchive.Entry?
  private(set) var styles: ZipArchive.Entry?
  /// Whether days are counted from 1904, as old programs for the Macintosh did.
  private(set) var countsFrom1904 = false

  /// Of the parts that are read whole: lists of sheets and of relations.
  private static let longestPart = 16 << 20

  /// - Throws: ``WorkbookFault``, `ArchiveFault`, and what reading the file throws.
  init(_ archive: ZipArchive) throws {
    self.archive = archive
    let main = try Self.relations(of: "", in: archive).first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    guard let workbook = Self.entry(main, in: archive) else { throw WorkbookFault.missingPart(main) }
    let relations = try Self.relations(of: main, in: archive)
    guard !relations.contains(where: { $0.kind == "vbaProject" }) else { throw WorkbookFault.macros }
    func part(_ kind: String) throws -> ZipArchive.Entry? {
      guard let target = relations.first(where: { $0.kind == kind })?.target else { return nil }
      guard let entry = Self.entry(target, in: archive) else { throw WorkbookFault.missingPart(target) }
      return entry
    }
    sharedStrings = try part("sharedStrings")
    styles = try part("styles")
    try Self.scan(workbook, in: archive) { scanner throws in try readWorkbook(&scanner, relations, part: workbook.name) }
    guard !sheets.isEmpty else { throw WorkbookFault.noSheet }
  }

  private mutating func readWorkbook(_ scanner: inout XMLScanner, _ relations: [Relation], part: String) throws {
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start where scanner.name == "workbookPr":
        while try scanner.nextAttribute() {
          if scanner.attributeName == "date1904" { countsFrom1904 = isTrue(try unsafe XMLText.string(scanner.attributeValue)) }
        }
      case .start where scanner.name == "sheet" && scanner.depth == 3:
        var (name, state, relation) = ("", "", "")
        while try scanner.nextAttribute() {
          switch scanner.attributeName {
          case "name": name = try unsafe XMLText.string(scanner.attributeValue)
          case "state": state = try unsafe XMLText.string(scanner.attributeValue)
          case "id": relation = try unsafe XMLText.string(scanner.attributeValue)
          default: break
          }
        }
        guard let found = relations.first(where: { $0.id == relation }) else {
          throw WorkbookFault.unexpected(part: part, place: nil, .part)
        }
        guard found.kind == "worksheet" else { continue }
        guard let entry = Self.entry(found.target, in: archive) else { throw WorkbookFault.missingPart(found.target) }
        sheets.append(Sheet(name: name, isHidden: state == "hidden" || state == "veryHidden", entry: entry))
      default: break
      }
    }
  }

  private func isTrue(_ text: String) -> Bool { text == "1" || text == "true" }

  // MARK: Relations

  private struct Relation {
    let id: String
    /// The last part of its type, which the strict and the transitional set have in common.
    let kind: String
    let target: String
  }

  /// What a part, or with `""` the whole package, is related to.
  private static func relations(of part: String, in archive: ZipArchive) throws -> [Relation] {
    let (folder, file) = split(part)
    guard let entry = entry(folder + "_rels/" + file + ".rels", in: archive) else { return [] }
    var found: [Relation] = []
    try scan(entry, in: archive) { scanner throws in
      while true {
        let event = try scanner.next()
        if case .finished = event { return }
        guard case .start = event, scanner.name == "Relationship" else { continue }
        var (id, type, target) = ("", "", "")
        while try scanner.nextAttribute() {
          switch scanner.attributeName {
          case "Id": id = try unsafe XMLText.string(scanner.attributeValue)
          case "Type": type = try unsafe XMLText.string(scanner.attributeValue)
          case "Target": target = try unsafe XMLText.string(scanner.attributeValue)
          default: break
          }
        }
        found.append(Relation(id: id, kind: split(type).file, target: resolved(target, in: folder)))
      }
    }
    return found
  }

  private static func split(_ path: String) -> (folder: String, file: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// The name of a part as another part of the folder calls it. It is only ever looked up among the names in the archive.
  private static func resolved(_ target: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in ((target.hasPrefix("/") ? "" : folder) + target).split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Names of parts are the same whatever their case; some programs write `\` between folders.
  private static func entry(_ name: String, in archive: ZipArchive) -> ZipArchive.Entry? {
    if let entry = archive[name] { return entry }
    let wanted = name.lowercased()
    return archive.entries.first { $0.name.lowercased().replacing("\\", with: "/") == wanted }
  }

  private static func scan(_ entry: ZipArchive.Entry, in archive: ZipArchive, _ body: (inout XMLScanner) throws -> Void) throws {
    var scanner = XMLScanner(try archive.bytes(of: entry, limit: longestPart))
    try WorkbookFault.within(entry.name) { try body(&scanner) }
  }
}

extension WorkbookFault {
  /// A fault of XML is told with the part in which it stands.
  static func within<Result>(_ part: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let fault as XMLFault {
      throw WorkbookFault.damagedPart(part, fault)
    }
  }
}
