using CsCheck;
using Microsoft.Extensions.Configuration;
using Twin.Objects;
using Twin.People;

namespace Twin.Grains.Tests.People;

public class PersonRulesTests
{
    private static readonly PersonRules Rules = new(new CodeLists(new ConfigurationBuilder().Build()), new PeopleOptions { AllowMadeUpIdNumbers = true });

    [Theory]
    [InlineData("""{"name":"李娜","idNumber":"11010519491231002X"}""")]
    [InlineData("""{"name":"李娜","idNumber":"110105491231002","birthDate":"1949-12-31","sex":"2"}""")]
    [InlineData("""{"name":"李娜","ethnicity":"56","maritalStatus":"20","education":"30","kinship":"0","labels":["elderly",{"label":"low-income","from":"2025-01-01","to":"2026-12-31"}]}""")]
    [InlineData("""{"name":"Anna","document":{"type":"passport","number":"ab1234567"},"overseas":{"foreignName":"Anna Berg","nationality":"SWE","purpose":"work","arrival":"2025-01-01","expectedLeave":"2027-01-01"}}""")]
    [InlineData("""{"name":"陈港","document":{"type":"hk-macao-permit","number":"H12345678"}}""")]
    [InlineData("""{"name":"王明","registeredArea":"510105001","registration":{"number":"00123","head":"王强","relation":"2","consistent":false},"migration":{"reason":"work","from":"2025-01-01"},"leftBehind":{"kind":"child","health":"good"}}""")]
    public void Check_takes_what_is_well_formed(string person) => Assert.Null(Rules.Check(Read(person), MadeUp.Today));

    [Theory]
    [InlineData("""{"name":"李娜","idNumber":"11010519491231002X","birthDate":"1949-12-30"}""", "birthDate", "is not the date of birth in the ID number")]
    [InlineData("""{"name":"李娜","idNumber":"110105491231002","sex":"1"}""", "sex", "is not the sex in the ID number: its digit 17 is odd for a man (1), even for a woman (2)")]
    [InlineData("""{"name":"李娜","birthDate":"2026-05-02"}""", "birthDate", "must not be after today")]
    [InlineData("""{"name":"李娜","birthDate":"1950-01-01","deathDate":"1949-01-01"}""", "deathDate", "must not be before the date of birth")]
    [InlineData("""{"name":"李娜","deathDate":"2026-05-02"}""", "deathDate", "must not be after today")]
    [InlineData("""{"name":"李娜","sex":"3"}""", "sex", "must be one of 0 (未知的性别), 1 (男性), 2 (女性), 9 (未说明的性别)")]
    [InlineData("""{"name":"李娜","ethnicity":"57"}""", "ethnicity", "must be a code of the list ethnicity: 01 to 98")]
    [InlineData("""{"name":"李娜","maritalStatus":"2"}""", "maritalStatus", null)]
    [InlineData("""{"name":"李娜","education":"99"}""", "education", null)]
    [InlineData("""{"name":"李娜","kinship":"9"}""", "kinship", null)]
    [InlineData("""{"name":"李娜","phone":"12345"}""", "phone", "must be 11 digits that start with 13 to 19")]
    [InlineData("""{"name":"李娜","document":{"type":"id","number":"1234"}}""", "document.type", null)]
    [InlineData("""{"name":"李娜","document":{"type":"passport","number":"12 34"}}""", "document.number", null)]
    [InlineData("""{"name":"李娜","document":{"type":"hk-macao-permit","number":"A12345678"}}""", "document.number", "is not the number of a hk-macao-permit")]
    [InlineData("""{"name":"李娜","registeredArea":"5001"}""", "registeredArea", "must be an area code of 6, 9, 12 or 15 digits")]
    [InlineData("""{"name":"李娜","householdSince":"2027-01-01"}""", "householdSince", "must not be after today")]
    [InlineData("""{"name":"李娜","labels":["Elderly"]}""", "labels", null)]
    [InlineData("""{"name":"李娜","labels":[{"label":"elderly","from":"2026-01-02","to":"2026-01-01"}]}""", "labels", "a label must not end before it begins")]
    [InlineData("""{"name":"李娜","registration":{"relation":"x"}}""", "registration.relation", null)]
    [InlineData("""{"name":"李娜","migration":{"from":"2026-01-02","to":"2026-01-01"}}""", "migration.from", "must not be after migration.to")]
    [InlineData("""{"name":"李娜","leftBehind":{"kind":"dog"}}""", "leftBehind.kind", null)]
    [InlineData("""{"name":"李娜","overseas":{"nationality":"Sweden"}}""", "overseas.nationality", null)]
    public void Check_says_which_field_is_wrong(string person, string field, string? message)
    {
        var refusal = Rules.Check(Read(person), MadeUp.Today)!;

        Assert.Equal((field, message ?? refusal.Message), (refusal.Field, refusal.Message));
    }

    [Theory]
    [InlineData("""{"name":"a","labels":[{"label":"elderly","since":"2026-01-01"}]}""")]
    [InlineData("""{"name":"a","labels":[{"from":"2026-01-01"}]}""")]
    [InlineData("""{"name":"a","labels":[{"label":"elderly","from":"yesterday"}]}""")]
    [InlineData("""{"name":"a","labels":[["elderly"]]}""")]
    public void A_label_is_a_text_or_has_a_label_and_dates(string person)
    {
        var refusal = AttributeJson.Read<PersonAttributes>(person).Refusal!;

        Assert.Equal(("labels[0]", "must be a text, or an object with label and, when it has dates, from and to"), (refusal.Field, refusal.Message));
    }

    [Fact]
    public void Made_up_numbers_are_for_demos_only()
    {
        var rules = new PersonRules(new CodeLists(new ConfigurationBuilder().Build()), new PeopleOptions());

        Assert.Equal("idNumber", rules.Check(MadeUp.Person() with { IdNumber = MadeUp.IdNumber(new DateOnly(1990, 1, 1), 1) }, MadeUp.Today)!.Field);
    }

    [Fact]
    public void A_site_adds_codes_by_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Twin:CodeLists:education:91", "扫盲班")]).Build();
        var rules = new PersonRules(new CodeLists(configuration), new PeopleOptions());

        Assert.Null(rules.Check(MadeUp.Person() with { Education = "91" }, MadeUp.Today));
    }

    [Fact]
    public void Canonical_is_one_form_whatever_the_order_case_and_length() => Gen.Select(
        Gen.DateOnly[new DateOnly(1920, 1, 1), new DateOnly(1998, 12, 31)],
        Gen.Int[0, 999],
        Gen.Shuffle(new PersonLabel[] { "elderly", "disabled", new("veteran", MadeUp.Today), new("veteran", To: MadeUp.Today) })).Sample((birth, sequence, labels) =>
        {
            var number = MadeUp.IdNumber(birth, sequence);
            var one = PersonRules.Canonical(MadeUp.Person() with { IdNumber = number.ToLowerInvariant(), Labels = [.. labels, .. labels] });
            var other = PersonRules.Canonical(MadeUp.Person() with { IdNumber = number[..6] + number[8..17], BirthDate = birth, Labels = [.. labels.Reverse()] });

            Assert.Equal(AttributeJson.Write(one), AttributeJson.Write(other));
            Assert.Equal(AttributeJson.Write(one), AttributeJson.Write(PersonRules.Canonical(one)));
        });

    private static PersonAttributes Read(string json) => AttributeJson.Read<PersonAttributes>(json).Value!;
}
