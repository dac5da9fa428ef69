import Foundation
import Testing

/// Every committed report describes every one of its tables, column by column, and what stands in them is of the type that is told.
struct DataPackageTests {
  static let reports = ((try? FileManager.default.contentsOfDirectory(atPath: Program.package.path + "/reports")) ?? []).filter {
    FileManager.default.fileExists(atPath: Program.package.path + "/reports/\($0)/results.json")
  }.sorted()

  private struct Package: Decodable {
    struct Resource: Decodable {
      struct Schema: Decodable {
        struct Field: Decodable { let name, type, description: String }
        let fields: [Field]
        let missingValues: [String]
      }
      let name, path, title: String
      let bytes: Int
      let schema: Schema
    }
    let profile, name, title: String
    let resources: [Resource]
  }

  @Test func thereAreReports() { #expect(Self.reports.count >= 4) }

  @Test(arguments: reports) func everyTableIsDescribed(report: String) throws {
    let folder = Program.package.appendingPathComponent("reports/\(report)")
    let package = try JSONDecoder().decode(Package.self, from: Data(contentsOf: folder.appendingPathComponent("datapackage.json")))
    let tables = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
    #expect(package.profile == "tabular-data-package")
    #expect(package.resources.map(\.path).sorted() == tables.sorted())
    #expect(Set(package.resources.map(\.name)).count == tables.count)
    for name in [package.name] + package.resources.map(\.name) {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-._".contains($0)) }, "\(name)")
    }
    for resource in package.resources {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(resource.path))
      #expect(bytes.count == resource.bytes)
      let rows = Self.rows(String(decoding: bytes.dropFirst(3), as: UTF8.self))
      let fields = resource.schema.fields
      #expect(fields.map(\.name) == rows[0], "\(resource.path)")
      #expect(resource.schema.missingValues == [""])
      #expect(fields.allSatisfy { !$0.description.isEmpty })
      for row in rows.dropFirst() {
        for (field, cell) in zip(fields, row) where !cell.isEmpty {
          switch field.type {
          case "integer": #expect(Int(cell) != nil, "\(resource.path) \(field.name): \(cell)")
          case "number": #expect(Double(cell)?.isFinite == true, "\(resource.path) \(field.name): \(cell)")
          default: #expect(field.type == "string")
          }
        }
      }
      // What is told of a component stands only where a column is one: a column without a meaning of its own would get it.
      let ofComponents = fields.filter {
        $0.description.hasPrefix("điểm của thành phần") || $0.description.hasPrefix("score of this component")
      }
      #expect(ofComponents.isEmpty || resource.path.hasPrefix("charts/components"), "\(resource.path): \(ofComponents.map(\.name))")
    }
  }

  /// RFC 4180.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var (isQuoted, isBehindQuote) = (false, false)
    func append(_ scalar: Unicode.Scalar) { rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar) }
    for scalar in text.unicodeScalars {
      defer { isBehindQuote = scalar == "\"" }
      switch scalar {
      case "\"":
        if !isQuoted, isBehindQuote { append(scalar) }
        isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted: rows.append([""])
      default: append(scalar)
      }
    }
    return rows.dropLast()
  }
}
