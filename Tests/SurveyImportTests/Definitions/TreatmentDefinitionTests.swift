import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct TreatmentDefinitionTests {
  private func read(_ treatment: String) -> (DataTreatment?, [String]) {
    let yaml = "index: I\nnormalize: none\ntreatment: \(treatment)\nindicators: [{id: a}, {id: b}]"
    do throws(ImportFailure) {
      return (try IndexDefinition.read(yaml, file: "i.yaml").tree.treatment, [])
    } catch {
      return (nil, error.faults.map(\.description))
    }
  }

  @Test func allKeys() {
    let all =
      "{denominate: {a: people}, screen: 0.6, impute: group-median, outliers: {winsorise: 3, log: false, skewness: 1.5, kurtosis: 3}}"
    #expect(
      read(all).0
        == DataTreatment(
          denominations: [.init(column: "a", denominator: "people")], screen: 0.6, imputation: .groupMedian,
          outliers: .init(mostPoints: 3, transforms: false, skewness: 1.5, kurtosis: 3)))
    #expect(read("{outliers: {}}").0 == DataTreatment(outliers: .init(mostPoints: 5, transforms: true, skewness: 2, kurtosis: 3.5)))
  }

  struct Fault: Sendable {
    let text: String
    let fault: String
  }

  static let wrong: [Fault] = [
    .init(text: "{denominate: {c: n}}", fault: "i.yaml:3:26: expected a column that the index reads, found \"c\"; known: a, b"),
    .init(text: "{screen: 2}", fault: "i.yaml:3:21: expected a share from 0 to 1, found \"2\""),
    .init(
      text: "{impute: lates}",
      fault:
        "i.yaml:3:21: expected mean, median, group-mean, group-median, latest or linear, found \"lates\"; did you mean \"latest\"?"),
    .init(text: "{outliers: {winsorise: -1}}", fault: "i.yaml:3:35: expected how many values may be winsorised, 0 or more, found \"-1\""),
  ]

  @Test(arguments: wrong) func faults(c: Fault) { #expect(read(c.text).1 == [c.fault]) }

  private func faults(_ yaml: String) throws -> [String] {
    do throws(ImportFailure) {
      try IndexDefinition.read(yaml, file: "i.yaml").check(against: TinySurvey("unit,q1\n").survey)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  /// It acts on figures: an index of answers alone has none.
  @Test func anIndexWithoutData() throws {
    #expect(
      try faults("index: I\nindicators: [{id: q1}]\ntreatment: {impute: mean}\n") == [
        "i.yaml:3:12: expected an indicator with \"data\" for \"treatment\" to act on, found none"
      ])
  }

  /// A question cannot be divided, though `cdci score` would read a column of that name.
  @Test func answersAreNotDivided() throws {
    let faults = try faults(
      "index: I\nindicators: [{id: q1}, {id: h, data: hours, normalize: min-max}]\ntreatment: {denominate: {q1: n, hours: n}}\n")
    #expect(faults.contains("i.yaml:3:26: expected data that the index reads, found \"q1\"; known: hours"))
    #expect(!faults.contains { $0.contains("3:33") })
  }

  /// The column of the period is one of its own.
  @Test func thePeriodIsAColumnOfItsOwn() throws {
    let folder = try TemporaryFolder(["i.yaml": Array("index: I\nperiod: a\nnormalize: none\nindicators: [{id: a}]\n".utf8)])
    defer { withExtendedLifetime(folder) {} }
    do throws(ImportFailure) {
      _ = try TableIndexDefinition(folder.path + "/i.yaml")
      Issue.record("no fault")
    } catch {
      #expect(
        error.faults.map { $0.description.replacing(folder.path + "/", with: "") } == [
          "i.yaml:2:9: expected a column of its own for the period, found \"a\", which holds something else"
        ])
    }
  }

  /// Places of the parts, for what shows only with the data.
  @Test func placesOfTheParts() throws {
    let yaml =
      "index: I\nnormalize: none\ntreatment:\n  denominate: {a: n}\n  impute: linear\n  outliers: {log: false}\nindicators: [{id: a}]\n"
    let located = try IndexDefinition.read(yaml, file: "i.yaml")
    let parts: [DataTreatment.Part] = [.denomination(of: "a"), .imputation, .outliers, .whole, .denomination(of: "b")]
    #expect(parts.map { located.place(of: $0).description } == ["i.yaml:4:19", "i.yaml:5:11", "i.yaml:6:13", "i.yaml:4:3", "i.yaml:4:3"])
  }
}
