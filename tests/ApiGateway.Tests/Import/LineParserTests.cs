using System.Text;
using CsCheck;

namespace Twin.Import;

public sealed class LineParserTests
{
    private const string Known = "account, building, community, device, district, estate, grid, grid-worker, household, micro-grid, person, profile, room, street";

    [Theory]
    [InlineData("""{"kind":"community","id":"500103002001","name":"领事巷社区"}""")]
    [InlineData("""{"kind":"grid","id":"500103002001001","name":"第一网格","community":"500103002001"}""")]
    [InlineData("""{"kind":"grid-worker","id":"w-001","name":"张伟","grids":["500103002001001"],"onDuty":true,"userName":"zhangwei","password":"long enough"}""")]
    [InlineData("""{"kind":"grid-worker","id":"w-001","name":"张伟"}""")]
    [InlineData("""{"kind":"building","id":"b-3","name":"3栋","grid":"500103002001001","units":2,"floors":8}""")]
    [InlineData("""{"kind":"household","id":"h-3-2-501","building":"b-3","unit":2,"floor":5,"room":"501"}""")]
    [InlineData("""{"kind":"person","id":"p-0001","name":"李娜","idNumber":"11010519491231002X","phone":"13812345678","household":"h-3-2-501","labels":["elderly","living-alone"]}""")]
    [InlineData("""{"kind":"person","id":"p-0001","name":"李娜","phone":null}""")]
    [InlineData("""{"kind":"device","id":"smoke-0001","profile":"smoke","building":"b-3","household":"h-3-2-501","secret":"s"}""")]
    [InlineData("""{"kind":"device","id":"bin-1","name":"门口","profile":"bin","grid":"500103002001001"}""")]
    [InlineData("""{"kind":"account","id":"chenjie","role":"supervisor","areas":["500103002001"],"password":"long enough"}""")]
    [InlineData("""{"kind":"profile","id":"p","name":"烟感","interval":"1.00:00:00","metrics":[{"key":"k","name":"n","unit":null,"min":0,"max":null}],"rules":[{"id":"r","name":"n","metric":"k","raise":{"atOrAbove":1},"clear":{"below":1},"raiseAfter":{"samples":1},"clearAfter":{"samples":2},"severity":"major","hazard":"fire"}]}""")]
    public void Parse_understands_each_kind(string line)
    {
        var parsed = Parse(line);

        Assert.Null(parsed.Refusal);
        Assert.NotNull(parsed.Command);
    }

    [Theory]
    [InlineData("""{"kind":"community","id":"1","name":""", null, null, "line", "is not valid JSON, at byte 36")]
    [InlineData("""["community"]""", null, null, "line", "must be a JSON object")]
    [InlineData("""null""", null, null, "line", "must be a JSON object")]
    [InlineData("""{"id":"1"}""", null, "1", "kind", $"must be one of {Known}")]
    [InlineData("""{"kind":7,"id":"1"}""", null, "1", "kind", $"must be one of {Known}")]
    [InlineData("""{"kind":"Community","id":"1"}""", null, "1", "kind", $"must be one of {Known}")]
    [InlineData("""{"kind":"community","name":"a"}""", "community", null, "id", "is needed")]
    [InlineData("""{"kind":"community","id":"a/b","name":"a"}""", "community", null, "id", "must be 1 to 128 letters, digits or -_.:")]
    [InlineData("""{"kind":"community","id":5,"name":"a"}""", "community", null, "id", "must be 1 to 128 letters, digits or -_.:")]
    [InlineData("""{"kind":"community","id":"1","name":"a","name":"b"}""", "community", "1", "name", "is given twice")]
    [InlineData("""{"kind":"grid-worker","id":"w","name":"a","password":"long enough"}""", "grid-worker", "w", "userName", "is needed with a password")]
    [InlineData("""{"kind":"account","id":"a","role":"system"}""", "account", "a", "role", "must be one of administrator, supervisor, grid-worker, resident, community-staff, department-handler, property-company, operator, auditor, compartment-officer")]
    [InlineData("""{"kind":"profile","id":"p","name":"a","interval":"soon","metrics":[],"rules":[]}""", "profile", "p", "interval", "is missing, unknown or not of the right type")]
    [InlineData("""{"kind":"profile","id":"p","name":"a","interval":"00:01:00","metrics":[null],"rules":[]}""", "profile", "p", "metrics[0]", "must not be null")]
    [InlineData("""{"kind":"profile","id":"p","name":"a","interval":"00:01:00","metrics":[{"key":"k","name":"n","unit":1,"min":0,"max":1}],"rules":[]}""", "profile", "p", "metrics[0].unit", "is missing, unknown or not of the right type")]
    public void Parse_names_the_field_at_fault(string line, string? kind, string? id, string field, string message)
    {
        var parsed = Parse(line);

        Assert.Null(parsed.Command);
        Assert.Equal((kind, id), (parsed.Kind, parsed.Id));
        Assert.Equal((field, message), (parsed.Refusal!.Field, parsed.Refusal.Message));
    }

    [Fact]
    public void Parse_refuses_what_is_nested_too_deep()
    {
        var line = """{"kind":"community","id":"1","name":""" + new string('[', 40) + new string(']', 40) + "}";

        Assert.Equal("line", Parse(line).Refusal!.Field);
    }

    [Fact]
    public void Parse_never_echoes_a_long_name_in_full()
    {
        var parsed = Parse($$"""{"kind":"account","id":"a","role":"supervisor","{{new string('x', 60_000)}}":1}""");

        Assert.Equal(100, parsed.Refusal!.Field!.Length);
    }

    [Fact]
    public void Parse_never_throws_whatever_the_bytes()
    {
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(LineParser.Parse(bytes)));
    }

    [Fact]
    public void Parse_never_throws_when_a_good_line_is_damaged()
    {
        var good = Encoding.UTF8.GetBytes("""{"kind":"profile","id":"p","name":"烟感","interval":"00:01:00","metrics":[{"key":"k","name":"n","unit":null,"min":0,"max":9}],"rules":[]}""");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample((at, with, length) =>
        {
            var bytes = good.ToArray();
            bytes[at] = with;
            Assert.NotNull(LineParser.Parse(bytes.AsMemory(0, length)));
        });
    }

    private static ImportLine Parse(string line) => LineParser.Parse(Encoding.UTF8.GetBytes(line));
}
