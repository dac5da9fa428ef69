import Reporting
import SurveyModel
import Workbench

/// The files of a written report by what they are, in the order in which somebody looks for them.
struct Downloads {
  enum Kind: CaseIterable {
    case page, document, workbook, pdf, press, tables, charts, units, text, machines
  }

  let files: [(kind: Kind, files: [SurveyShelf.ReportFile])]

  init(_ all: [SurveyShelf.ReportFile]) {
    files = Kind.allCases.compactMap { kind in
      let own = all.filter { Self.kind(of: $0.name) == kind }.sorted { Self.order($0.name) < Self.order($1.name) }
      return own.isEmpty ? nil : (kind, own)
    }
  }

  private static func kind(of name: String) -> Kind {
    if name.hasPrefix("charts/") { return .charts }
    if name.hasPrefix("units/") { return .units }
    if name.hasPrefix("press-release.") { return .press }
    switch name.split(separator: ".").last {
    case "html": return .page
    case "docx": return .document
    case "xlsx": return .workbook
    case "pdf": return .pdf
    case "csv": return .tables
    case "md": return .text
    default: return .machines
    }
  }

  /// What a kind is for comes before what is beside it, and the first language of the report before the other.
  private static func order(_ name: String) -> (Int, Int, String) {
    let parts = name.split(separator: ".").map(String.init)
    let isMain = ["index", "report", "cdci", "press-release"].contains(parts[0]) || name == "ranking.csv"
    let isOther = parts.dropFirst().dropLast().contains { Language(rawValue: $0) != nil }
    return (isMain ? 0 : 1, isOther ? 1 : 0, name)
  }
}
