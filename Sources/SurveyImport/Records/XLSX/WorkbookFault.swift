/// Why a workbook, or a sheet of it, is not read. What is wrong with its archive is an `ArchiveFault`.
enum WorkbookFault: Error, Equatable {
  /// A part that another names, or without which there is no workbook.
  case missingPart(String)
  case damagedPart(String, XMLFault)
  /// The part is XML, but not what stands in such a part; at a place where one is known.
  case unexpected(part: String, place: Place?, Unexpected)
  /// Programs are in it.
  case macros
  case noSheet
  case sheetNotThere(String, sheets: [String])
  /// More text in all distinct cells than may be held in memory.
  case tooMuchText(limit: Int)
  case formulaWithoutValue(sheet: String, cell: String)

  enum Place: Equatable {
    case cell(String)
    /// 0 where it is the first.
    case afterRow(Int)
  }

  /// What was wrong. What is found is an attribute of XML, never what a cell holds.
  enum Unexpected: Equatable {
    case root
    case rowNumber(found: String)
    case cellPlace(found: String)
    case cellType(found: String)
    /// Of a text or a style.
    case index
    case boolean
    case number
    /// Something in one of the smaller parts.
    case part
  }
}
