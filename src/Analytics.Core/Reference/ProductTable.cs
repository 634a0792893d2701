namespace Analytics.Reference;

/// <summary>Reads products.csv.</summary>
internal static class ProductTable
{
    public static List<Product> Read(TableSource source, FaultList faults) =>
        Table.Read(source, "products.csv", faults, ["article_no", "atc", "form", "route", "strength_mg", "pack_size", "ddd_per_package", "ome_mg_per_package"],
            row => new Product(
                row.Text("article_no"),
                row.Atc("atc"),
                row.Optional("form"),
                row.Optional("route"),
                row.OptionalNumber("strength_mg"),
                row.OptionalNumber("pack_size"),
                row.OptionalNumber("ddd_per_package"),
                row.OptionalNumber("ome_mg_per_package"),
                row.Optional("long_acting").Length == 0 ? null : row.OneOf("long_acting", "0", "1") == "1",
                row.OptionalNumber("units_per_package"),
                row.OptionalNumber("mg_per_unit")),
            uniqueBy: product => product.ArticleNo);
}
