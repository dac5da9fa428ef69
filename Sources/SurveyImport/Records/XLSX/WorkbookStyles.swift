import Archive

/// What a number in a cell means by the format in which it is shown.
enum NumberMeaning: UInt8, Sendable {
  case number
  case date
  case dateAndTime
  case time
  /// Hours, minutes or seconds that run on beyond a day.
  case elapsed

  /// Of a format that every program knows by its number (ECMA-376 part 1, 18.8.30, with those of East Asia).
  init(builtIn id: Int) {
    self =
      switch id {
      case 14...17, 27...31, 36, 50...54, 57, 58: .date
      case 22: .dateAndTime
      case 18...21, 32...35, 45, 47, 55, 56: .time
      case 46: .elapsed
      default: .number
      }
  }

  /// Of a format in the workbook's own words, such as `dd/mm/yyyy hh:mm`. The part before the first `;` tells.
  init(code: String) {
    var (hasDay, hasTime, hasMonth, isElapsed) = (false, false, false, false)
    var rest = Substring(code)
    scan: while let character = rest.popFirst() {
      switch character {
      case ";": break scan
      case "\"": rest = rest.firstIndex(of: "\"").map { rest[rest.index(after: $0)...] } ?? ""
      // One character as it is, of the width of another, or again and again.
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.dropFirst(inside.count + 1)
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
      case "y", "Y", "d", "D": hasDay = true
      case "h", "H", "s", "S": hasTime = true
      case "m", "M": hasMonth = true
      case "G", "g": if rest.lowercased().hasPrefix("eneral") { rest = rest.dropFirst(6) }
      case "A", "a":
        for mark in ["m/pm", "/p"] where rest.lowercased().hasPrefix(mark) {
          hasTime = true
          rest = rest.dropFirst(mark.count)
        }
      default: break
      }
    }
    self = isElapsed ? .elapsed : hasDay ? (hasTime ? .dateAndTime : .date) : hasTime ? .time : hasMonth ? .date : .number
  }
}

/// The meanings of numbers by the number of the style that a cell names.
struct WorkbookStyles: Sendable {
  private(set) var meanings: [NumberMeaning] = []

  private static let longest = 64 << 20

  init() {}

  /// - Throws: ``WorkbookFault``, `ArchiveFault`, and what reading the file throws.
  init(_ entry: ZipArchive.Entry, in archive: ZipArchive) throws {
    var scanner = XMLScanner(try archive.bytes(of: entry, limit: Self.longest))
    try WorkbookFault.within(entry.name) { try read(&scanner) }
  }

  init(_ content: [UInt8]) throws {
    var scanner = XMLScanner(content)
    try read(&scanner)
  }

  private mutating func read(_ scanner: inout XMLScanner) throws {
    var own: [Int: NumberMeaning] = [:]
    var isInCells = false
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start where scanner.name == "numFmt":
        var (id, code) = (-1, "")
        while try scanner.nextAttribute() {
          switch scanner.attributeName {
          case "numFmtId": id = try unsafe Int(XMLText.string(scanner.attributeValue)) ?? -1
          case "formatCode": code = try unsafe XMLText.string(scanner.attributeValue)
          default: break
          }
        }
        own[id] = NumberMeaning(code: code)
      case .start where scanner.name == "cellXfs": isInCells = true
      case .end where scanner.name == "cellXfs": isInCells = false
      case .start where isInCells && scanner.name == "xf":
        var id = 0
        while try scanner.nextAttribute() {
          if scanner.attributeName == "numFmtId" { id = try unsafe Int(XMLText.string(scanner.attributeValue)) ?? 0 }
        }
        meanings.append(own[id] ?? NumberMeaning(builtIn: id))
      default: break
      }
    }
  }
}
