/// Why a workbook, or a sheet of it, is not read. What is wrong with its archive is an `ArchiveFault`.
enum WorkbookFault: Error, Equatable {
  /// A part that another names, or without which there is no workbook.
  case missingPart(String)
  case damagedPart(String, XMLFault)
  /// The part is XML, but not what stands in such a part; at the cell where that is known.
  case unexpected(part: String, cell: String?)
  /// Programs are in it.
  case macros
  case noSheet
  case sheetNotThere(String, sheets: [String])
  /// More text in all distinct cells than may be held in memory.
  case tooMuchText(limit: Int)
  case formulaWithoutValue(sheet: String, cell: String)
}
