using CsCheck;
using Twin.Cases;
using Twin.Devices;
using Twin.Objects;
using Twin.People;
using Twin.Places;

namespace Twin.Grains.Tests.Objects;

public sealed class AttributeJsonTests
{
    private const string TextRule = "must be a text of 1 to 1000 characters without control characters";
    private const string IdRule = "must be 1 to 128 letters, digits or -_.:";

    [Fact]
    public void Read_takes_null_as_no_value_and_an_absent_list_as_empty()
    {
        var person = AttributeJson.Read<PersonAttributes>("""{"name":"李娜","phone":null}""").Value!;

        Assert.Equal(("李娜", null), (person.Name, person.Phone));
        Assert.Empty(person.Labels);
    }

    [Fact]
    public void Read_gives_back_what_was_written()
    {
        var device = new DeviceAttributes("门口", "bin", Building: null, "500103002001001", Household: null, Secret: null);

        Assert.Equal(device, AttributeJson.Read<DeviceAttributes>(AttributeJson.Write(device)).Value);
    }

    [Theory]
    [InlineData("""{"name":""", "body", "is not valid JSON of up to 16 levels")]
    [InlineData("""[]""", "body", "must be a JSON object")]
    [InlineData("""{}""", "name", "is needed")]
    [InlineData("""{"name":null}""", "name", "is needed")]
    [InlineData("""{"name":7}""", "name", TextRule)]
    [InlineData("""{"name":""}""", "name", TextRule)]
    [InlineData("""{"name":"a\u0000"}""", "name", TextRule)]
    [InlineData("""{"name":"\ud800"}""", "name", TextRule)]
    [InlineData("""{"name":"a","nmae":"b"}""", "nmae", "is not a known field of this kind")]
    [InlineData("""{"name":"a","Name":"b"}""", "Name", "is not a known field of this kind")]
    [InlineData("""{"name":"a","name":"b"}""", "name", "is given twice")]
    [InlineData("""{"name":"a","household":"h/1"}""", "household", IdRule)]
    [InlineData("""{"name":"a","labels":"elderly"}""", "labels", "must be a list")]
    [InlineData("""{"name":"a","labels":["elderly",1]}""", "labels[1]", "must be a text, or an object with label and, when it has dates, from and to")]
    public void Read_names_the_field_at_fault(string json, string field, string message) => Refuses<PersonAttributes>(json, field, message);

    [Theory]
    [InlineData("""{"name":"a","grid":"1","units":"2","floors":8}""", "units", "must be a whole number")]
    [InlineData("""{"name":"a","grid":"1","units":2,"floors":8.5}""", "floors", "must be a whole number")]
    [InlineData("""{"name":"a","grid":"1","units":2,"floors":99999999999}""", "floors", "must be a whole number")]
    [InlineData("""{"name":"a","grid":"1","floors":8}""", "units", "is needed")]
    public void Read_checks_numbers(string json, string field, string message) => Refuses<BuildingAttributes>(json, field, message);

    [Theory]
    [InlineData("""{"name":"a","grids":["1/2"]}""", "grids[0]", IdRule)]
    [InlineData("""{"name":"a","grids":"1"}""", "grids", "must be a list of ids")]
    [InlineData("""{"name":"a","onDuty":"yes"}""", "onDuty", "must be true or false")]
    public void Read_checks_lists_of_ids_and_flags(string json, string field, string message) => Refuses<GridWorkerAttributes>(json, field, message);

    [Fact]
    public void Read_never_echoes_a_long_name_in_full() =>
        Assert.Equal(100, AttributeJson.Read<PersonAttributes>($$"""{"name":"a","{{new string('x', 60_000)}}":1}""").Refusal!.Field!.Length);

    [Fact]
    public void Read_never_throws_when_good_attributes_are_damaged()
    {
        const string Good = """{"name":"李娜","idNumber":"11010519491231002X","household":"h-1","labels":["elderly"]}""";
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Char, Gen.Int[0, Good.Length]).Sample((at, with, length) =>
            Assert.NotNull(AttributeJson.Read<PersonAttributes>($"{Good[..at]}{with}{Good[(at + 1)..]}"[..length])));
    }

    [Fact]
    public void Merge_changes_what_is_named_and_removes_what_is_null()
    {
        var person = new PersonAttributes("李娜", IdNumber: null, "13812345678", "h-1", ["elderly"]);

        var merged = AttributeJson.Merge(person, """{"phone":null,"labels":["disabled"]}""").Value!;

        Assert.Equal(("李娜", null, "h-1"), (merged.Name, merged.Phone, merged.Household));
        Assert.Equal(["disabled"], merged.Labels.Select(label => label.Label));
    }

    [Theory]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":"a","name":"b"}""", "body")]
    [InlineData("""[]""", "body")]
    [InlineData("null", "body")]
    public void Merge_refuses_what_leaves_no_whole(string patch, string field) =>
        Assert.Equal(field, AttributeJson.Merge(new AreaAttributes("a"), patch).Refusal!.Field);

    private static void Refuses<TAttributes>(string json, string field, string message)
        where TAttributes : class
    {
        var refusal = AttributeJson.Read<TAttributes>(json).Refusal!;
        Assert.Equal((field, message), (refusal.Field, refusal.Message));
    }
}
