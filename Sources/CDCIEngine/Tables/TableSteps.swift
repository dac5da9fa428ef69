import Inference
import Scoring
import SurveyImport
import SurveyModel

extension Engine {
  /// Reads an index file for plain tables.
  ///
  /// - Throws: ``EngineError`` with every fault of the file; an indicator whose normalisation needs an answer
  ///   scale, or weights of respondent groups, neither of which a table has.
  public func index(at path: String) throws(EngineError) -> TableIndex {
    TableIndex(try importing { () throws(ImportFailure) in try TableIndexDefinition(path) })
  }

  /// Reads the text of an index for plain tables.
  ///
  /// - Parameters:
  ///   - yaml: as an index file holds it.
  ///   - name: what errors call the text.
  /// - Throws: ``EngineError`` with every fault, as of a file.
  public func index(yaml: String, named name: String = "index.yaml") throws(EngineError) -> TableIndex {
    TableIndex(try importing { () throws(ImportFailure) in try TableIndexDefinition(text: yaml, file: name) })
  }

  /// Reads a CSV table of units and indicators: a column `unit`, a column for each of ``TableIndex/columns``,
  /// optionally `name` and `group`. A blank cell is missing. One pass; the memory is that of the numbers.
  ///
  /// - Parameters:
  ///   - path: may be packed by gzip; `-` is the standard input.
  ///   - index: says which columns are wanted, and which has the period of each row.
  ///   - edition: of the table; of several in its rows the one to score, `nil` for the last. The others
  ///     become ``IndicatorTable/others``.
  ///   - numberFormat: `nil` as programs write numbers, `16351.83` or `1.6e4`.
  /// - Throws: ``EngineError`` with the first twenty faults: a column that is missing or there twice, a unit
  ///   without an id or there twice, a cell that is no number. One wrong number would change the ranks of
  ///   all.
  public func table(
    at path: String, for index: TableIndex, edition: String? = nil, numberFormat: NumberFormat? = nil
  ) throws(EngineError) -> IndicatorTable {
    let reader = UnitTableReader(numberFormat: numberFormat?.model, work: progress.work)
    let definition = index.definition
    guard let period = definition.period else {
      let table = try importing { () throws(ImportFailure) in
        try reader.read(path, columns: definition.columns, index: definition).table
      }
      return IndicatorTable(table, edition: edition)
    }
    let panel = try importing { () throws(ImportFailure) in
      try reader.readPanel(path, columns: definition.columns, period: period, index: definition).panel
    }
    guard let (own, others) = panel.split(at: edition) else {
      throw EngineError(
        .usage,
        [Notice(EngineWords.noPeriod(edition ?? "", among: panel.editions.map(\.period.description)), at: ImportFailure.Place(file: path))])
    }
    return IndicatorTable(
      own.table, edition: own.period.description,
      others: others.map { IndicatorTable($0.table, edition: $0.period.description) })
  }

  /// Scores and ranks a plain table. A missing value is never zero: the index says what becomes of it.
  ///
  /// - Throws: ``EngineError`` where no honest score can be given: a column that the index uses and the table
  ///   lacks, an indicator that no unit has a value of, units that are all alike under a range of their own,
  ///   a value outside a stated range without `clip`.
  public func score(_ table: IndicatorTable, by index: TableIndex) throws(EngineError) -> TableScores {
    for table in [table] + table.others {
      for column in index.columns where !table.columns.contains(column) {
        throw EngineError(.unusable, [Notice(EngineWords.noColumn(column))])
      }
    }
    let definition = index.definition
    try importing { () throws(ImportFailure) in try definition.check(against: table.table) }
    return try TableScores.of(table, by: index, as: index.index)
  }

  /// The ranks that units may really have, from their estimates and errors, in the order given. Units are
  /// independent.
  ///
  /// - Parameters:
  ///   - estimates: of the units' scores, the highest the best.
  ///   - confidence: 0.5 ≤ confidence < 1.
  ///   - seed: of the simulated draws behind the simultaneous sets.
  /// - Throws: ``EngineError``: a confidence outside its range.
  public func rankSets(
    of estimates: [Estimate], confidence: Double = 0.95, seed: UInt64 = 1
  ) throws(EngineError) -> [RankSet] {
    guard confidence >= 0.5, confidence < 1 else { throw EngineError(.usage, [Notice(EngineWords.confidence)]) }
    let inputs = estimates.map {
      Inference.Estimate(value: $0.value, variance: $0.standardError * $0.standardError, degreesOfFreedom: $0.degreesOfFreedom)
    }
    let comparisons: UnitComparisons
    do { comparisons = try UnitComparisons(estimates: inputs) } catch {
      throw EngineError(.fault, [Notice(LocalizedText("\(error)"))])
    }
    let sets = RankSetEstimator(confidence: confidence, seed: seed, threads: threads).rankSets(comparisons)
    return sets.units.map { RankSet(rank: $0.rank, marginal: $0.marginal, simultaneous: $0.simultaneous) }
  }
}
